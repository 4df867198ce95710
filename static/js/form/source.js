// One file that a model starts from, with what can be done with it.
import { h, icon } from '../ui.js';
import { text } from '../text.js';
import { original, preview } from './pictures.js';

/** @param {import('../types.d.ts').Kind} kind
 * @param {string} reference
 * @param {{ place: () => number, count: () => number, remove: () => void, move: (by: number) => void }} list */
export const Source = (kind, reference, { place, count, remove, move }) =>
  h(
    'li',
    null,
    shown[kind](reference),
    h('b', { class: 'num', hidden: () => count() < 2 }, () => place() + 1),
    h(
      'div',
      { class: 'acts' },
      Move('chevron-left', text.media.earlierInList, () => move(-1), () => place() === 0),
      Move('chevron-right', text.media.laterInList, () => move(1), () => place() === count() - 1),
      h(
        'button',
        { type: 'button', class: 'btn square small', 'aria-label': text.media[kind].remove, onclick: remove },
        icon('x'),
      ),
    ),
  );

/** @param {string} drawing
 * @param {string} label
 * @param {() => void} onclick
 * @param {() => boolean} hidden */
const Move = (drawing, label, onclick, hidden) =>
  h('button', { type: 'button', class: 'btn square small', 'aria-label': label, onclick, hidden }, icon(drawing));

const shown = {
  image: (/** @type {string} */ reference) =>
    h('img', { src: preview(reference), alt: text.media.image.source, draggable: 'false' }),
  video: (/** @type {string} */ reference) =>
    h('video', { src: original(reference), controls: true, muted: true, playsinline: true, preload: 'metadata' }),
  audio: (/** @type {string} */ reference) =>
    h('audio', { src: original(reference), controls: true, preload: 'metadata' }),
};
