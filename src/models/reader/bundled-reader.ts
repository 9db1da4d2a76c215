import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../config/config.js';

/** Folder of the bundled reader's weights and model card. */
export const BUNDLED_READER_DIR = join(PACKAGE_ROOT, 'data/models/answer-reader');
