// The only place that fetches. Signs requests with the session cookie, renews it once, and turns every error into an ApiError.
import { text } from './text.js';

/** @typedef {import('./types.d.ts').Config} Config
 * @typedef {{ method?: string, body?: unknown, headers?: Record<string, string> }} Options */

/** What went wrong, in words for people, with the code and particulars for us. */
export class ApiError extends Error {
  /** @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {Record<string, any>} [details] */
  constructor(status, code, message, details = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** @type {Promise<Config> | undefined} */
let loading;

/** The server's public settings, fetched once. A failure is not remembered.
 * @returns {Promise<Config>} */
export function config() {
  loading ??= fetch('/config.json').then((response) => answer(response)).catch((error) => {
    loading = undefined;
    throw asError(error);
  });
  return loading;
}

/** Called when the session cannot be renewed. @type {() => void} */
let signedOut = () => {};

/** @param {() => void} listener */
export function onSignedOut(listener) {
  signedOut = listener;
}

/** Asks for JSON, renewing an expired session once.
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<any>} */
export async function api(path, options = {}) {
  const response = await send(path, options);
  if (response.status !== 401 || path.startsWith('/auth/v1/token')) return answer(response);
  if (!(await renew())) {
    signedOut();
    return answer(response);
  }
  return answer(await send(path, options));
}

/** @type {Promise<boolean> | undefined} */
let renewing;

/** Renews the session, once for all requests that need it at the same time. */
function renew() {
  const options = { method: 'POST', body: {}, headers: { 'X-Session': 'cookie' } };
  renewing ??= send('/auth/v1/token?grant_type=refresh_token', options)
    .then((response) => response.ok)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** @param {string} path
 * @param {Options} options */
async function send(path, { method, body, headers = {} }) {
  const { anonKey } = await config();
  const raw = body instanceof Blob;
  const type = raw ? body.type : 'application/json';
  try {
    return await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { apikey: anonKey, ...(body === undefined ? {} : { 'Content-Type': type }), ...headers },
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
    });
  } catch (error) {
    throw asError(error);
  }
}

/** @param {Response} response */
async function answer(response) {
  const body = parse(await response.text());
  if (response.ok) return body;
  throw new ApiError(response.status, codeOf(body), sentence(response, body), body?.details ?? undefined);
}

/** @param {string} json */
function parse(json) {
  try {
    return json ? JSON.parse(json) : null;
  } catch {
    return null;
  }
}

/** Our functions say `code`; auth says `error_code` beside a number.
 * @param {any} body */
const codeOf = (body) => String(body?.error_code ?? body?.code ?? '');

/** Functions put the sentence under `error`, REST and the gateway under `message`, older auth under `msg`.
 * @param {Response} response
 * @param {any} body */
function sentence(response, body) {
  const said = body?.message ?? body?.msg ?? body?.error_description ?? body?.error;
  if (typeof said === 'string' && said) return said;
  if (response.status === 429) return text.failure.tooMany;
  if (response.status >= 500) return text.failure.server;
  return text.failure.status(response.status);
}

/** @param {unknown} error */
function asError(error) {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'NETWORK', text.failure.network);
}
