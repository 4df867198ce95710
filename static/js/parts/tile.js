// One result: a picture, a video that plays on hover, or a sound with its player.
import { h, icon } from '../ui.js';
import { clock, placeholder } from '../logic.js';
import { Player } from './player.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output */

/** @param {Generation} run
 * @param {Output} output
 * @param {import('./feed.js').Actions} actions */
export function Tile(run, output, { use, open }) {
  const title = text.run.numbered(run.prompt || run.model_name || text.common.result, run.type, output.index + 1);
  if (run.type === 'audio') return Sound(run, output, open);
  const colours = placeholder(output.grid);
  const picture = run.type === 'image';
  return h(
    'div',
    {
      class: `tile ${run.type}`,
      draggable: 'true',
      style: { '--r': ratio(output), 'background-image': colours ? `url(${colours})` : 'none' },
      ondragstart: (/** @type {DragEvent} */ event) => event.dataTransfer?.setData(dragged(run.type), output.id),
    },
    picture ? Picture(output, title) : Video(output),
    h('button', {
      type: 'button',
      class: 'open',
      'aria-label': text.run.open(title),
      onclick: () => open(run, output),
    }),
    h(
      'div',
      { class: 'over' },
      output.duration_ms && h('span', { class: 'length num' }, icon('play'), clock(output.duration_ms)),
      picture &&
        h(
          'button',
          { type: 'button', 'aria-label': text.common.useAsInput, onclick: () => use(output) },
          icon('image-plus'),
          h('span', null, text.run.use),
        ),
      h('a', { href: `${output.url}?download`, download: '', 'aria-label': text.common.download }, icon('download')),
    ),
  );
}

/** The type under which a result is dragged, so that only a place for its kind takes it.
 * @param {import('../types.d.ts').Kind | ''} kind */
export const dragged = (kind) => `application/x-artifio-${kind}`;

/** @param {Output} output */
export const ratio = ({ width, height }) => (width && height ? Math.min(3, Math.max(0.45, width / height)) : 1);

/** Smaller copies for smaller places.
 * @param {Output} output */
export const sources = ({ url }) => [320, 640, 1280].map((width) => `${url}?w=${width} ${width}w`).join(', ');

/** @param {Output} output
 * @param {string} alt */
const Picture = (output, alt) =>
  h('img', {
    alt,
    srcset: sources(output),
    sizes: '(max-width: 820px) 92vw, 480px',
    src: output.thumbnail ?? output.url,
    loading: 'lazy',
    decoding: 'async',
    width: output.width,
    height: output.height,
    draggable: 'false',
  });

/** @param {Output} output */
const Video = (output) =>
  h('video', {
    src: output.url,
    poster: output.thumbnail,
    muted: true,
    loop: true,
    playsinline: true,
    preload: 'metadata',
    tabindex: -1,
    'aria-hidden': 'true',
    onpointerenter: (/** @type {any} */ event) => event.target.play().catch(() => {}),
    onpointerleave: (/** @type {any} */ event) => event.target.pause(),
  });

/** @param {Generation} run
 * @param {Output} output
 * @param {(run: Generation, output: Output) => void} open */
const Sound = (run, output, open) =>
  h(
    'div',
    {
      class: 'sound',
      draggable: 'true',
      ondragstart: (/** @type {DragEvent} */ event) => event.dataTransfer?.setData(dragged('audio'), output.id),
    },
    Player(output, run.prompt ?? text.common.sound),
    h('button', { type: 'button', class: 'btn ghost small', onclick: () => open(run, output) }, text.run.details),
  );
