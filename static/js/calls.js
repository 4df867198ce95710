// What pages ask of the server, by name.
import { api, config } from './api.js';
import { text } from './text.js';

/** @typedef {import('./types.d.ts').Generation} Generation
 * @typedef {import('./types.d.ts').Model} Model
 * @typedef {import('./types.d.ts').Values} Values */

const cookie = { 'X-Session': 'cookie' };

/** @param {string} email
 * @param {string} password */
export const signIn = (email, password) =>
  api('/auth/v1/token?grant_type=password', { body: { email, password }, headers: cookie });

/** @param {string} email
 * @param {string} password */
export const signUp = (email, password) => api('/auth/v1/signup', { body: { email, password }, headers: cookie });

export const signOut = () => api('/auth/v1/logout?scope=local', { method: 'POST', headers: cookie });

export const whoAmI = () => api('/auth/v1/user');

/** @param {string} user
 * @returns {Promise<boolean>} */
export const isAdmin = async (user) => {
  const rows = await api(`/rest/v1/user_roles?select=role&user_id=eq.${user}`);
  return rows.some((/** @type {{ role: string }} */ row) => row.role === 'admin');
};

/** @param {string} user
 * @returns {Promise<number>} */
export const balance = async (user) => {
  const rows = await api(`/rest/v1/user_credits?select=credits&user_id=eq.${user}`);
  return Number(rows[0]?.credits ?? 0);
};

/** @returns {Promise<import('./types.d.ts').Catalogue>} */
export const catalogue = () => api('/functions/v1/models');

/** @param {Record<string, string>} [filters]
 * @param {number} [limit]
 * @returns {Promise<Generation[]>} */
export const generations = (filters = {}, limit = 30) =>
  api(
    `/rest/v1/generations?${new URLSearchParams({
      select: '*',
      ...filters,
      order: 'created_at.desc,id.desc',
      limit: String(limit),
    })}`,
  );

/** The server's price for an order, binding for a while.
 * @param {Model} model
 * @param {{ prompt: string, parameters: Values }} order
 * @returns {Promise<{ quote: string, cost: number }>} */
export const quote = (model, order) => api('/functions/v1/quote', { body: body(model, order) });

/** @param {Model} model
 * @param {{ prompt: string, parameters: Values, quote: string }} order
 * @param {string} key the same for every try of one press of the button */
export const generate = (model, order, key) =>
  api('/functions/v1/generate-content', {
    body: { ...body(model, order), quote: order.quote },
    headers: { 'Idempotency-Key': key },
  });

/** @param {Model} model
 * @param {{ prompt: string, parameters: Values }} order */
const body = (model, { prompt, parameters }) => ({
  model_record_id: model.record_id,
  prompt,
  model_parameters: parameters,
});

/** @param {string} id
 * @returns {Promise<Generation>} */
export const cancel = (id) => api('/functions/v1/cancel-generation', { body: { generation_id: id } });

/** @param {string} id
 * @param {boolean} showPrompt
 * @returns {Promise<{ share_token: string, url: string }>} */
export const share = (id, showPrompt) =>
  api('/functions/v1/share-content', { body: { generation_id: id, show_prompt: showPrompt } });

/** @param {string} token */
export const revoke = (token) => api('/functions/v1/revoke-share', { body: { share_token: token } });

/** The files that can be sent, by what they are. */
export const accepted = {
  image: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'],
  video: ['video/mp4', 'video/webm'],
  audio: ['audio/mpeg', 'audio/wav'],
};
const endings = /** @type {Record<string, string>} */ ({ jpeg: 'jpg', mpeg: 'mp3' });

/** Sends a file to the person's own folder and answers with the reference that models understand.
 * @param {File} file
 * @param {string} user
 * @param {import('./types.d.ts').Kind} kind */
export async function upload(file, user, kind) {
  const { maxUploadBytes } = await config();
  if (!accepted[kind].includes(file.type)) throw new Error(text.media[kind].types);
  if (file.size > maxUploadBytes) throw new Error(text.media.tooLarge(Math.floor(maxUploadBytes / 1_048_576)));
  const type = file.type.split('/')[1];
  const reference = `uploads/${user}/${crypto.randomUUID()}.${endings[type] ?? type}`;
  await api(`/storage/v1/object/${reference}`, { method: 'POST', body: file });
  return reference;
}
