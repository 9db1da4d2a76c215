import { errorCatalogue, wording } from '../domain/errors.js';
import type { ModelRole } from './files/model-role.js';

/** How Byline works without the model that was chosen. */
const WITHOUT_DOWNLOAD: Readonly<Record<ModelRole['name'], string>> = {
  embedder: 'Set EMBEDDING_MODEL=bundled to work without a download',
  reader:
    'Set READER_MODEL=bundled to work without a download, or READER_MODEL=none to answer by search alone',
};

interface InRole {
  readonly role: ModelRole;
}

interface Download extends InRole {
  readonly url: string;
}

/** How to do without this download. */
const alternatives = ({ name, modelSetting }: ModelRole): string =>
  `${WITHOUT_DOWNLOAD[name]}, set ${modelSetting} to the folder of a downloaded model, or set EMBEDDING_HUB_URL ` +
  'to a hub that this machine can reach.';

const failed = (what: string, { url, role }: Download): string => `${url} ${what}. ${alternatives(role)}`;

export const modelErrors = errorCatalogue('models', {
  unknownModel: wording<InRole & { readonly model: string }>(
    'model.invalid',
    ({ role, model }) =>
      `${role.modelSetting} is ${JSON.stringify(model)}: expected an existing folder or a Hugging Face id such as ` +
      `"${role.example}". ${WITHOUT_DOWNLOAD[role.name]}.`,
  ),
  missingFile: wording<{ readonly folder: string; readonly file: string }>(
    'model.invalid',
    ({ folder, file }) =>
      `The model folder ${folder} lacks ${file}. Expected the layout of transformers.js: config.json, ` +
      'tokenizer.json, tokenizer_config.json and onnx/.',
  ),
  otherPrecision: wording<
    InRole & {
      readonly folder: string;
      readonly file: string;
      readonly dtype: string;
      readonly available: readonly string[];
    }
  >('model.invalid', ({ role: { dtypeSetting }, folder, file, dtype, available }) => {
    const choices = available.map((name) => `${dtypeSetting}=${name}`).join(' or ');
    return `The model folder ${folder} lacks ${file}, the weights for ${dtypeSetting}=${dtype}. Set ${choices}.`;
  }),
  cannotLoad: wording<InRole & { readonly model: string; readonly folder: string; readonly reason: string }>(
    'model.invalid',
    ({ role: { modelSetting }, model, folder, reason }) =>
      `${modelSetting}=${model} cannot be loaded from ${folder}: ${reason.trimEnd().replace(/\.$/, '')}. If its files are ` +
      'damaged, replace them, or delete the folder of a downloaded model to download it again.',
  ),
  cannotExport: wording<{ readonly folder: string; readonly reason: string }>(
    'model.unavailable',
    ({ folder, reason }) =>
      `The bundled model can't be unpacked into ${folder} (${reason}). It needs about 30 MiB: make room, see that this ` +
      'user may write there, or choose another folder with DATA_DIR.',
  ),
  notAnEmbedder: wording<{ readonly model: string; readonly outputs: readonly string[] }>(
    'model.invalid',
    ({ model, outputs }) =>
      `EMBEDDING_MODEL=${model} is not a sentence-embedding model: it returns ${outputs.join(', ')}; expected ` +
      'last_hidden_state, one vector per token. Choose a model for feature extraction, or unset EMBEDDING_MODEL.',
  ),
  notAReader: wording<{ readonly model: string }>(
    'model.invalid',
    ({ model }) =>
      `READER_MODEL=${model} cannot read: it does not return start_logits and end_logits. Choose a model for ` +
      'extractive question answering, or set READER_MODEL=none.',
  ),
  downloadStalled: wording<Download & { readonly timeoutMs: number }>('model.unavailable', (facts) =>
    failed(`sent nothing for ${facts.timeoutMs / 1000} s`, facts),
  ),
  downloadAbsent: wording<Download & { readonly status: number }>('model.unavailable', (facts) => {
    const { modelSetting, dtypeSetting } = facts.role;
    const reason = `returned status ${facts.status}: the file does not exist or is not public`;
    return failed(`${reason}. Check ${modelSetting} and ${dtypeSetting}`, facts);
  }),
  downloadRefused: wording<Download & { readonly status: number }>('model.unavailable', (facts) =>
    failed(`returned status ${facts.status}`, facts),
  ),
  downloadWebPage: wording<Download>('model.unavailable', (facts) =>
    failed('returned a web page instead of a file, as a proxy or a login page does', facts),
  ),
  downloadFailed: wording<Download & { readonly reason: string }>('model.unavailable', (facts) =>
    failed(`could not be read (${facts.reason})`, facts),
  ),
});
