export { EmbedderEmbeddings } from './embeddings.js';
export { NewsroomRetriever } from './retriever.js';
