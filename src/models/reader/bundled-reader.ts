import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../config/config.js';

/** Where the bundled reader's weights and its model card are. */
export const BUNDLED_READER = join(PACKAGE_ROOT, 'data/models/answer-reader');
