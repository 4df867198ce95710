// How a reference to a picture looks on screen: "uploads/<user>/<name>" or the id of one of our results.
import { signal } from '../ui.js';

/** @type {Map<string, string>} */
const local = new Map();

/** The sizes of pictures that were just chosen, for prices that depend on them. */
export const sizes = signal(/** @type {import('../logic/price.js').Pictures} */ ({}));

/** @param {string} reference
 * @param {Blob} file */
export async function measure(reference, file) {
  const { width, height } = await createImageBitmap(file);
  sizes.update((known) => ({ ...known, [reference]: [width, height] }));
}

/** Shows what was just uploaded from memory instead of asking for it again.
 * @param {string} reference
 * @param {string} url */
export const remember = (reference, url) => local.set(reference, url);

/** A small copy, where there is one.
 * @param {string} reference */
export const preview = (reference) =>
  local.get(reference) ?? (isUpload(reference) ? original(reference) : `${original(reference)}?w=640`);

/** @param {string} reference */
export const original = (reference) =>
  local.get(reference) ?? (isUpload(reference) ? `/storage/v1/object/${reference}` : `/media/v1/${reference}`);

/** @param {string} reference */
const isUpload = (reference) => reference.startsWith('uploads/');
