// Choosing a source from what one has made before.
import { h, icon, signal } from '../ui.js';
import { generations } from '../calls.js';
import { placeholder } from '../logic.js';
import { text } from '../text.js';
import { Dialog } from '../parts/dialog.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output */

const most = 60;

/** @param {import('../types.d.ts').Kind} kind
 * @param {(reference: string) => void} pick */
export function Earlier(kind, pick) {
  const runs = signal(/** @type {Generation[] | null} */ (null)), wrong = signal(false);
  const load = async () => {
    wrong.set(false);
    runs.set(null);
    try {
      runs.set(await generations({ type: `eq.${kind}`, status: 'eq.completed' }, most));
    } catch {
      wrong.set(true);
    }
  };
  const choose = (/** @type {Output} */ output) => {
    pick(output.id);
    dialog.close();
  };
  const body = () => {
    const list = runs();
    if (wrong()) return Trouble(load);
    if (!list) return h('div', { class: 'choices', 'aria-hidden': 'true' }, Array.from({ length: 8 }, Waiting));
    const results = list.flatMap((run) => (run.outputs ?? []).map((output) => Choice(run, output, choose)));
    return results.length
      ? h('ul', { class: `choices ${kind}` }, results)
      : h('p', { class: 'none' }, text.media.noEarlier);
  };
  const dialog = Dialog(
    { class: 'sheet earlier', label: text.media[kind].earlier },
    h(
      'header',
      null,
      h('h2', null, text.media[kind].earlier),
      h('button', {
        type: 'button',
        class: 'btn ghost square',
        'aria-label': text.common.close,
        onclick: () => dialog.close(),
      }, icon('x')),
    ),
    h('div', { class: 'body', tabindex: 0, role: 'group', 'aria-label': text.media[kind].earlier }, body),
  );
  return {
    element: dialog.element,
    open: () => {
      load();
      dialog.open();
    },
  };
}

const Waiting = () => h('div', { class: 'tile skeleton' });

/** @param {Generation} run
 * @param {Output} output
 * @param {(output: Output) => void} choose */
function Choice(run, output, choose) {
  const colours = placeholder(output.grid);
  const title = run.prompt || run.model_name || text.common.result;
  return h(
    'li',
    null,
    h(
      'button',
      {
        type: 'button',
        title,
        'aria-label': text.run.numbered(title, run.type, output.index + 1),
        style: { 'background-image': colours ? `url(${colours})` : 'none' },
        onclick: () => choose(output),
      },
      run.type === 'audio'
        ? [icon('audio-lines'), h('span', null, title)]
        : h('img', { src: output.thumbnail ?? `${output.url}?w=320`, alt: '', loading: 'lazy', decoding: 'async' }),
    ),
  );
}

/** @param {() => void} retry */
const Trouble = (retry) =>
  h(
    'div',
    { class: 'failed', role: 'alert' },
    icon('circle-alert'),
    h('p', null, text.media.notLoaded),
    h('button', { type: 'button', class: 'btn small', onclick: retry }, text.common.again),
  );
