// One result, large: the work at the left, its facts and what can be done with it at the right.
import { h, icon, signal } from '../ui.js';
import { clock, credits, size } from '../logic.js';
import { Dialog } from './dialog.js';
import { Player } from './player.js';
import { Share } from './share.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output */

/** @param {{ reuse: (run: Generation) => void, use: (output: Output) => void }} actions
 * @param {() => [Generation, Output][]} [neighbours] what arrow keys go through; the run's own outputs if not given */
export function Lightbox(actions, neighbours) {
  const item = signal(/** @type {[Generation, Output] | null} */ (null));
  const close = () => dialog.close();
  const all = () => {
    const now = item.peek();
    if (neighbours) return neighbours();
    return now ? (now[0].outputs ?? []).map((output) => /** @type {[Generation, Output]} */ ([now[0], output])) : [];
  };
  const place = () => all().findIndex(([, output]) => output.id === item()?.[1].id);
  const step = (/** @type {number} */ by) => {
    const next = all()[place() + by];
    if (next) item.set(next);
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (/** @type {Element} */ (event.target).matches('input, video')) return;
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  };
  const share = Share();
  const Turn = (/** @type {number} */ by, /** @type {string} */ drawing, /** @type {string} */ label) =>
    h('button', {
      type: 'button',
      class: `turn ${by < 0 ? 'back' : 'on'}`,
      'aria-label': label,
      hidden: () => !item() || !all()[place() + by],
      onclick: () => step(by),
    }, icon(drawing));

  const dialog = Dialog(
    { class: 'lightbox', label: 'Result', onkeydown: keys, onclose: () => item.set(null) },
    h(
      'div',
      { class: 'work' },
      () => item() && Work(.../** @type {[Generation, Output]} */ (item())),
      Turn(-1, 'chevron-left', 'Previous result'),
      Turn(1, 'chevron-right', 'Next result'),
    ),
    h(
      'aside',
      null,
      h(
        'header',
        null,
        h('h2', null, 'Details'),
        h('button', { type: 'button', class: 'btn ghost square', 'aria-label': 'Close', onclick: close }, icon('x')),
      ),
      () => item() && Facts(.../** @type {[Generation, Output]} */ (item())),
      () => item() && Acts(.../** @type {[Generation, Output]} */ (item()), actions, close, share.open),
    ),
  );
  return {
    element: h('div', null, dialog.element, share.element),
    show: (/** @type {Generation} */ run, /** @type {Output} */ output) => {
      item.set([run, output]);
      dialog.open();
    },
  };
}

/** @param {Generation} run
 * @param {Output} output */
function Work(run, output) {
  if (run.type === 'audio') return Player(output, run.prompt ?? 'Sound');
  if (run.type === 'video') {
    return h('video', {
      src: output.url,
      poster: output.thumbnail,
      controls: true,
      loop: true,
      playsinline: true,
      'aria-label': run.prompt,
    });
  }
  return h('img', { src: output.url, alt: run.prompt || 'Result', width: output.width, height: output.height });
}

/** @param {Generation} run
 * @param {Output} output */
function Facts(run, output) {
  const facts = [
    ['Model', run.model_name],
    ['Size', output.width && output.height && `${output.width} × ${output.height}`],
    ['Length', output.duration_ms && clock(output.duration_ms)],
    [
      'File',
      [output.mime?.split('/')[1]?.toUpperCase(), output.bytes && size(output.bytes)].filter(Boolean).join(', '),
    ],
    ['Seed', run.settings?.seed ?? run.settings?.['settings.seed']],
    ['Credits', credits(run.tokens_used)],
    ['Made', new Date(run.created_at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })],
  ];
  return [
    run.prompt && h('p', { class: 'prompt-text' }, run.prompt),
    h(
      'dl',
      null,
      facts.filter(([, value]) => value).map((
        [name, value],
      ) => [h('dt', null, name), h('dd', { class: 'num' }, value)]),
    ),
    run.sandbox &&
    h(
      'p',
      { class: 'note' },
      h('span', { class: 'tag' }, 'Sandbox'),
      'Made by the built-in stand-in, not by a real provider.',
    ),
  ];
}

/** @param {Generation} run
 * @param {Output} output
 * @param {{ reuse: (run: Generation) => void, use: (output: Output) => void }} actions
 * @param {() => void} close
 * @param {(run: Generation) => void} share */
function Acts(run, output, actions, close, share) {
  const then = (/** @type {() => void} */ act) => () => {
    close();
    act();
  };
  return h(
    'div',
    { class: 'acts' },
    h('button', { type: 'button', class: 'btn', onclick: then(() => actions.reuse(run)) }, icon('repeat-2'), 'Reuse'),
    run.type === 'image' &&
      h(
        'button',
        { type: 'button', class: 'btn', onclick: then(() => actions.use(output)) },
        icon('image-plus'),
        'Use as input',
      ),
    h('a', { class: 'btn', href: `${output.url}?download`, download: '' }, icon('download'), 'Download'),
    h('button', { type: 'button', class: 'btn', onclick: () => share(run) }, icon('share-2'), 'Share'),
  );
}
