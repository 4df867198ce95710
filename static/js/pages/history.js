// Everything one has made: a wall grouped by day, filters in the address, older work as one scrolls.
import { computed, each, effect, h, icon, onCleanup, signal, untrack } from '../ui.js';
import { day } from '../logic.js';
import * as calls from '../calls.js';
import { runs } from '../store.js';
import { go, path, query } from '../router.js';
import { Lightbox } from '../parts/lightbox.js';
import { Tile } from '../parts/tile.js';
import { draft } from '../create/draft.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output */

export const title = 'History';
const pageSize = 40;
const kinds = [['', 'Everything'], ['image', 'Images'], ['video', 'Videos'], ['audio', 'Audio']];
const states = [['completed', 'Finished'], ['failed', 'Failed']];

export default function History() {
  const rows = signal(/** @type {Generation[]} */ ([]));
  const state = signal(/** @type {'loading' | 'more' | 'end' | 'error'} */ ('loading'));
  const filter = computed(() => ({
    type: query().get('type') ?? '',
    status: query().get('status') ?? 'completed',
    text: query().get('q') ?? '',
  }));
  let turn = 0;

  const load = async (/** @type {boolean} */ fresh) => {
    const mine = ++turn;
    const last = fresh ? undefined : rows.peek().at(-1);
    state.set('loading');
    try {
      const found = await calls.generations(conditions(untrack(filter), last), pageSize);
      if (mine !== turn) return;
      const seen = new Set(last ? rows.peek().map((row) => row.id) : []);
      rows.update((list) => [...(last ? list : []), ...found.filter((row) => !seen.has(row.id))]);
      state.set(found.length < pageSize ? 'end' : 'more');
    } catch {
      if (mine === turn) state.set('error');
    }
  };
  effect(() => {
    filter();
    if (path() === '/dashboard/history') untrack(() => void load(true));
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
    h('header', null, h('h1', null, 'History'), Filters(filter)),
    each(() => [...days().keys()], (name) => name, Day),
    () => rows().length === 0 && state() === 'end' && Empty(filter()),
    () =>
      state() === 'error' &&
      h(
        'div',
        { class: 'failed', role: 'alert' },
        icon('circle-alert'),
        h('p', null, 'Your work could not be loaded.'),
        h('button', { type: 'button', class: 'btn small', onclick: () => load(rows.peek().length === 0) }, 'Try again'),
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
    h('small', null, `${run.error_message ?? 'Failed'} · credits returned · try again`),
  );
}

/** @param {{ type: string, status: string, text: string }} filter
 * @param {Generation} [last] */
function conditions({ type, status, text }, last) {
  return {
    status: `eq.${status}`,
    ...(type && { type: `eq.${type}` }),
    ...(text && { prompt: `ilike.*${text.replaceAll('*', '')}*` }),
    ...(last && { created_at: `lte.${last.created_at}`, id: `neq.${last.id}` }),
  };
}

/** @param {Generation} run
 * @param {{ type: string, status: string, text: string }} filter */
const matches = (run, { type, status, text }) =>
  run.status === status && (!type || run.type === type) &&
  (!text || run.prompt?.toLowerCase().includes(text.toLowerCase()));

/** @param {Generation[]} list
 * @param {Generation[]} fresh */
function merge(list, fresh) {
  const known = new Set(list.map((run) => run.id));
  const added = fresh.filter((run) => !known.has(run.id) && run.created_at > (list.at(-1)?.created_at ?? ''));
  return added.length ? [...added, ...list].toSorted((a, b) => b.created_at.localeCompare(a.created_at)) : list;
}

/** @param {Record<string, string>} change */
function show(change) {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  go(`/dashboard/history${text ? `?${text}` : ''}`, { replace: true });
}

/** @param {() => { type: string, status: string, text: string }} filter */
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
    h('div', { class: 'chips', role: 'radiogroup', 'aria-label': 'Kind' }, kinds.map((each) => Chip('type', each))),
    h('div', { class: 'chips', role: 'radiogroup', 'aria-label': 'State' }, states.map((each) => Chip('status', each))),
    h(
      'div',
      { class: 'search' },
      icon('search'),
      h('input', {
        class: 'input',
        type: 'text',
        inputmode: 'search',
        placeholder: 'Search prompts…',
        'aria-label': 'Search prompts',
        value: untrack(filter).text,
        oninput: type,
      }),
    ),
  );
}

/** @param {{ type: string, status: string, text: string }} filter */
const Empty = ({ type, text, status }) =>
  h(
    'section',
    { class: 'empty' },
    icon('history'),
    h('h2', null, type || text || status === 'failed' ? 'Nothing matches' : 'Nothing here yet'),
    h('p', null, type || text || status === 'failed' ? 'Try another filter.' : 'What you make is kept here.'),
    h('a', { class: 'btn', href: '/create' }, icon('wand-sparkles'), 'Create something'),
  );

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
