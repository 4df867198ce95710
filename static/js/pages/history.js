// Everything one has made: a wall grouped by day, filters in the address, older work as one scrolls.
import { computed, each, effect, h, icon, onCleanup, signal, untrack } from '../ui.js';
import { day } from '../logic.js';
import * as calls from '../calls.js';
import { runs } from '../store.js';
import { go, path, query, withParameters } from '../router.js';
import { keep } from '../scroll.js';
import { Lightbox } from '../parts/lightbox.js';
import { Tile } from '../parts/tile.js';
import { draft } from '../create/draft.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output */

export const title = text.titles.history;
const pageSize = 40;
const { kinds: named } = text.history;
const kinds = [['', named.all], ['image', named.image], ['video', named.video], ['audio', named.audio]];
const states = [['completed', text.common.finished], ['failed', text.common.failed]];

export default function History() {
  const rows = signal(/** @type {Generation[]} */ ([]));
  const state = signal(/** @type {'loading' | 'more' | 'end' | 'error'} */ ('loading'));
  const filter = computed(() => ({
    type: query().get('type') ?? '',
    status: query().get('status') ?? 'completed',
    words: query().get('q') ?? '',
  }));
  let turn = 0, asked = '';
  /** How many rows there were when one left, so that there is something to scroll back to. */
  let seen = Number(history.state?.rows ?? 0);

  const load = async (/** @type {boolean} */ fresh) => {
    const mine = ++turn;
    const last = fresh ? undefined : rows.peek().at(-1);
    state.set('loading');
    try {
      const wanted = fresh ? Math.max(pageSize, seen) : pageSize;
      const found = await calls.generations(conditions(untrack(filter), last), wanted);
      if (mine !== turn) return;
      const known = new Set(last ? rows.peek().map((row) => row.id) : []);
      rows.update((list) => [...(last ? list : []), ...found.filter((row) => !known.has(row.id))]);
      state.set(found.length < wanted ? 'end' : 'more');
      seen = 0;
      if (location.pathname === '/dashboard/history') keep({ rows: Math.min(rows.peek().length, 400) });
    } catch {
      if (mine === turn) state.set('error');
    }
  };
  effect(() => {
    const wanted = JSON.stringify(filter());
    if (path() !== '/dashboard/history' || wanted === asked) return;
    asked = wanted;
    untrack(() => void load(true));
  });
  // What finishes while the page is open joins it.
  effect(() => {
    const fresh = (runs() ?? []).filter((run) => matches(run, filter()));
    untrack(() => {
      if (rows.peek().length) rows.update((list) => merge(list, fresh));
    });
  });

  const actions = {
    reuse: (/** @type {Generation} */ run) => {
      draft.write({ model: run.model_record_id, values: { ...run.settings, prompt: run.prompt ?? undefined } });
      go('/create');
    },
    use: (/** @type {Output} */ output) => go(`/create?group=image_editing&input=${output.id}`),
    open: (/** @type {Generation} */ run, /** @type {Output} */ output) => lightbox.show(run, output),
  };
  const items = computed(() =>
    rows().flatMap((run) => (run.outputs ?? []).map((output) => /** @type {[Generation, Output]} */ ([run, output])))
  );
  const lightbox = Lightbox(actions, items);
  const days = computed(() => Map.groupBy(rows(), (run) => day(run.created_at, Date.now())));
  const Day = (/** @type {string} */ name) =>
    h(
      'section',
      { class: 'day' },
      h('h2', null, name),
      h(
        'div',
        { class: 'wall' },
        each(
          () => days().get(name) ?? [],
          (run) => run.id,
          (run) => h('div', { class: 'group', style: { display: 'contents' } }, Cell(run, actions)),
        ),
      ),
    );

  return h(
    'div',
    { class: 'history' },
    h('header', null, h('h1', null, title), Filters(filter)),
    each(() => [...days().keys()], (name) => name, Day),
    () => rows().length === 0 && state() === 'end' && Empty(filter()),
    () =>
      state() === 'error' &&
      h(
        'div',
        { class: 'failed', role: 'alert' },
        icon('circle-alert'),
        h('p', null, text.failure.history),
        h('button', {
          type: 'button',
          class: 'btn small',
          onclick: () => load(rows.peek().length === 0),
        }, text.common.again),
      ),
    () => state() === 'loading' && Skeleton(),
    Sentinel(() => state.peek() === 'more' && load(false)),
    lightbox.element,
  );
}

/** @param {Generation} run
 * @param {import('../parts/feed.js').Actions} actions */
function Cell(run, actions) {
  if (run.status === 'completed') return (run.outputs ?? []).map((output) => Tile(run, output, actions));
  return h(
    'button',
    { type: 'button', class: 'lost', onclick: () => actions.reuse(run) },
    icon('circle-alert'),
    h('b', null, run.prompt || run.model_name),
    h('small', null, text.history.lost(run.error_message)),
  );
}

/** @param {{ type: string, status: string, words: string }} filter
 * @param {Generation} [last] */
function conditions({ type, status, words }, last) {
  return {
    status: `eq.${status}`,
    ...(type && { type: `eq.${type}` }),
    ...(words && { prompt: `ilike.*${words.replaceAll('*', '')}*` }),
    ...(last && { created_at: `lte.${last.created_at}`, id: `neq.${last.id}` }),
  };
}

/** @param {Generation} run
 * @param {{ type: string, status: string, words: string }} filter */
const matches = (run, { type, status, words }) =>
  run.status === status && (!type || run.type === type) &&
  (!words || run.prompt?.toLowerCase().includes(words.toLowerCase()));

/** @param {Generation[]} list
 * @param {Generation[]} fresh */
function merge(list, fresh) {
  const known = new Set(list.map((run) => run.id));
  const added = fresh.filter((run) => !known.has(run.id) && run.created_at > (list.at(-1)?.created_at ?? ''));
  return added.length ? [...added, ...list].toSorted((a, b) => b.created_at.localeCompare(a.created_at)) : list;
}

/** @param {Record<string, string>} change */
const show = (change) => go(withParameters(change), { replace: true });

/** @param {() => { type: string, status: string, words: string }} filter */
function Filters(filter) {
  const Chip = (/** @type {'type' | 'status'} */ name, /** @type {string[]} */ [value, label]) =>
    h(
      'label',
      { class: 'chip' },
      h('input', {
        class: 'sr',
        type: 'radio',
        name: `history-${name}`,
        checked: () => filter()[name] === value,
        onchange: () => show({ [name]: value }),
      }),
      label,
    );
  let timer = 0;
  const type = (/** @type {any} */ event) => {
    clearTimeout(timer);
    timer = setTimeout(() => show({ q: event.target.value.trim() }), 250);
  };
  onCleanup(() => clearTimeout(timer));
  return h(
    'div',
    { class: 'filters' },
    h(
      'div',
      { class: 'chips', role: 'radiogroup', 'aria-label': text.history.kind },
      kinds.map((each) => Chip('type', each)),
    ),
    h(
      'div',
      { class: 'chips', role: 'radiogroup', 'aria-label': text.history.state },
      states.map((each) => Chip('status', each)),
    ),
    h(
      'div',
      { class: 'search' },
      icon('search'),
      h('input', {
        class: 'input',
        type: 'text',
        inputmode: 'search',
        placeholder: text.history.placeholder,
        'aria-label': text.history.search,
        value: untrack(filter).words,
        oninput: type,
      }),
    ),
  );
}

/** @param {{ type: string, status: string, words: string }} filter */
function Empty({ type, words, status }) {
  const narrowed = type || words || status === 'failed';
  return h(
    'section',
    { class: 'empty' },
    icon('history'),
    h('h2', null, narrowed ? text.history.noMatch : text.history.nothing),
    h('p', null, narrowed ? text.history.otherFilter : text.history.kept),
    h('a', { class: 'btn', href: '/create' }, icon('wand-sparkles'), text.history.createOne),
  );
}

const Skeleton = () =>
  h(
    'div',
    { class: 'wall', 'aria-hidden': 'true' },
    [1, 1.5, 0.75, 1.78, 1, 0.56].map((ratio) => h('div', { class: 'tile skeleton', style: { '--r': ratio } })),
  );

/** Calls when the end of the page comes near.
 * @param {() => void} near */
function Sentinel(near) {
  const end = h('div', { class: 'sentinel' });
  const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && near(), {
    rootMargin: '800px',
  });
  watch.observe(end);
  onCleanup(() => watch.disconnect());
  return end;
}
