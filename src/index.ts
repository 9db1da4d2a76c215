/** The library: `import … from 'byline'`. The LangChain adapters are in `byline/langchain`. */
export { type OpenNewsroomOptions, openNewsroom } from './app/open-newsroom.js';
export { type Config, readConfig } from './config/config.js';
export { embedderSettings, openEmbedder } from './models/embedder/embedder.js';
