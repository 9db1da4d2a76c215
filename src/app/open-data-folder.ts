import type { Config } from '../config/config.js';
import type { DataFolder } from '../store/ports/data-folder.js';
import { sqliteDataFolder } from '../store/sqlite/folder/data-folder.js';

/** The configured data folder for maintenance, which needs no models and works while the newsroom is closed. */
export const openDataFolder = ({ DATA_DIR }: Pick<Config, 'DATA_DIR'>): DataFolder =>
  sqliteDataFolder(DATA_DIR);
