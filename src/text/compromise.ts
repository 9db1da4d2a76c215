import { createRequire } from 'node:module';
import type compromise from 'compromise';

/**
 * compromise in its build of one file. As the 436 modules that `import` gives, it takes twice the time to load and 14 MB
 * more in each thread.
 */
export const nlp = createRequire(import.meta.url)('compromise') as typeof compromise;
