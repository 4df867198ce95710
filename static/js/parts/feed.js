// The results of Create, newest first.
import { computed, each, h, onCleanup, signal } from '../ui.js';
import { runs } from '../store.js';
import { Run } from './run.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output
 * @typedef {{ reuse: (run: Generation) => void, use: (output: Output) => void, open: (run: Generation, output: Output) => void }} Actions */

const filters = [['all', text.common.all], ['completed', text.common.finished], ['failed', text.common.failed]];

/** @param {Actions} actions
 * @param {() => Node} empty what to show before there is anything */
export function Feed(actions, empty) {
  const filter = signal('all'), now = signal(Date.now());
  const timer = setInterval(() => now.set(Date.now()), 30_000);
  onCleanup(() => clearInterval(timer));
  const byId = computed(() => new Map((runs() ?? []).map((run) => [run.id, run])));
  const ids = computed(() =>
    [...byId().values()].filter((run) => filter() === 'all' || run.status === filter()).map((run) => run.id)
  );
  /** @param {string} id */
  const row = (id) => {
    let last = /** @type {Generation} */ (byId().get(id));
    return Run(computed(() => (last = byId().get(id) ?? last)), now, actions);
  };
  return h(
    'section',
    { class: 'feed', 'aria-label': text.run.results },
    h(
      'header',
      null,
      h('h1', null, text.run.yours),
      h(
        'div',
        { class: 'chips', role: 'radiogroup', 'aria-label': text.run.show },
        filters.map(([value, label]) =>
          h(
            'label',
            { class: 'chip' },
            h('input', {
              class: 'sr',
              type: 'radio',
              name: 'show',
              checked: () => filter() === value,
              onchange: () => filter.set(value),
            }),
            label,
          )
        ),
      ),
    ),
    () => runs() === null && Skeleton(),
    each(ids, (id) => id, row),
    () => runs()?.length === 0 && empty(),
    () => (runs()?.length ?? 0) > 0 && ids().length === 0 && h('p', { class: 'none' }, text.run.none),
  );
}

const Skeleton = () =>
  [0, 1].map(() =>
    h(
      'div',
      { class: 'run', 'aria-hidden': 'true' },
      h(
        'div',
        { class: 'tiles' },
        [1, 1.78, 0.75].map((ratio) => h('div', { class: 'tile skeleton', style: { '--r': ratio } })),
      ),
    )
  );
