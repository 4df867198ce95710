// How a reference to a picture looks on screen: "uploads/<user>/<name>" or the id of one of our results.

/** @type {Map<string, string>} */
const local = new Map();

/** Shows what was just uploaded from memory instead of asking for it again.
 * @param {string} reference
 * @param {string} url */
export const remember = (reference, url) => local.set(reference, url);

/** @param {string} reference */
export function preview(reference) {
  const stored = reference.startsWith('uploads/') ? `/storage/v1/object/${reference}` : `/media/v1/${reference}?w=640`;
  return local.get(reference) ?? stored;
}
