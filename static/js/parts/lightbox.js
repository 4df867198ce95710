// One result, large: the work at the left, its facts and what can be done with it at the right.
import { effect, h, icon, signal, untrack } from '../ui.js';
import { clock, credits, size } from '../logic.js';
import { generations } from '../calls.js';
import { back, go, query, withParameters } from '../router.js';
import { runs } from '../store.js';
import { Dialog } from './dialog.js';
import { Player } from './player.js';
import { Share } from './share.js';
import { toast } from './toast.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {import('../types.d.ts').Output} Output
 * @typedef {[Generation, Output]} Item */

/** The address says which result is open (`?view=<generation>.<index>`), so that it can be linked, loaded again and closed by going back.
 * @param {{ reuse: (run: Generation) => void, use: (output: Output) => void }} actions
 * @param {() => [Generation, Output][]} [neighbours] what arrow keys go through; the run's own outputs if not given */
export function Lightbox(actions, neighbours = () => []) {
  const item = signal(/** @type {Item | null} */ (null));
  const all = () => {
    const now = item();
    if (!now) return [];
    const near = neighbours();
    return near.some(([, output]) => output.id === now[1].id) ? near : ownItems(now[0]);
  };
  const place = () => all().findIndex(([, output]) => output.id === item()?.[1].id);
  const step = (/** @type {number} */ by) => {
    const next = all()[place() + by];
    if (next) go(withParameters({ view: named(next) }), { replace: true });
  };
  const close = async () => {
    if (history.state?.opened) await back();
    else go(withParameters({ view: '' }), { replace: true });
  };
  const show = async (/** @type {string} */ view) => {
    await null; // until the page that is being built stands in the document
    const found = find(view, [...neighbours(), ...(runs() ?? []).flatMap(ownItems)]) ?? await fetched(view);
    if (view !== query().get('view')) return;
    if (found) {
      item.set(found);
      return dialog.open();
    }
    toast('error', text.lightbox.gone);
    await close();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (/** @type {Element} */ (event.target).matches('input, video')) return;
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  };
  const onclose = () => {
    if (dialog.element.open) return; // opened again before the news of its closing came
    item.set(null);
    if (query().has('view')) close();
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
    { class: 'lightbox', label: text.common.result, onkeydown: keys, onclose },
    h(
      'div',
      { class: 'work' },
      () => item() && Work(.../** @type {Item} */ (item())),
      Turn(-1, 'chevron-left', text.lightbox.previous),
      Turn(1, 'chevron-right', text.lightbox.next),
    ),
    h(
      'aside',
      null,
      h(
        'header',
        null,
        h('h2', null, text.run.details),
        h(
          'button',
          { type: 'button', class: 'btn ghost square', 'aria-label': text.common.close, onclick: close },
          icon('x'),
        ),
      ),
      () => item() && Facts(.../** @type {Item} */ (item())),
      () => item() && Acts(.../** @type {Item} */ (item()), actions, close, share.open),
    ),
  );
  let asked = '';
  effect(() => {
    const view = query().get('view') ?? '';
    if (view === asked) return;
    asked = view;
    untrack(() => void (view ? show(view) : dialog.close()));
  });
  return {
    element: h('div', null, dialog.element, share.element),
    show: (/** @type {Generation} */ run, /** @type {Output} */ output) =>
      go(withParameters({ view: named([run, output]) }), { state: { opened: true } }),
  };
}

/** How the address names a result.
 * @param {Item} item */
const named = ([run, output]) => `${run.id}.${output.index}`;

/** @param {Generation} run
 * @returns {Item[]} */
const ownItems = (run) => (run.outputs ?? []).map((output) => [run, output]);

/** @param {string} view
 * @param {Item[]} items */
const find = (view, items) => items.find((item) => named(item) === view);

/** A result that is not on the page, asked for by its generation.
 * @param {string} view */
async function fetched(view) {
  const id = view.split('.')[0];
  if (!/^[\da-f-]{36}$/.test(id)) return undefined;
  const rows = await generations({ id: `eq.${id}` }, 1).catch(() => []);
  return find(view, rows.flatMap(ownItems));
}

/** @param {Generation} run
 * @param {Output} output */
function Work(run, output) {
  if (run.type === 'audio') return Player(output, run.prompt ?? text.common.sound);
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
  return h('img', {
    src: output.url,
    alt: run.prompt || text.common.result,
    width: output.width,
    height: output.height,
  });
}

/** @param {Generation} run
 * @param {Output} output */
function Facts(run, output) {
  const { facts: named } = text.lightbox;
  const facts = [
    [named.model, run.model_name],
    [named.size, output.width && output.height && `${output.width} × ${output.height}`],
    [named.length, output.duration_ms && clock(output.duration_ms)],
    [
      named.file,
      [output.mime?.split('/')[1]?.toUpperCase(), output.bytes && size(output.bytes)].filter(Boolean).join(', '),
    ],
    [named.seed, run.settings?.seed ?? run.settings?.['settings.seed']],
    [named.credits, credits(run.tokens_used)],
    [named.made, new Date(run.created_at).toLocaleString(text.locale, { dateStyle: 'medium', timeStyle: 'short' })],
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
      h('span', { class: 'tag' }, text.run.sandbox),
      text.run.sandboxMeaning,
    ),
  ];
}

/** @param {Generation} run
 * @param {Output} output
 * @param {{ reuse: (run: Generation) => void, use: (output: Output) => void }} actions
 * @param {() => Promise<void>} close
 * @param {(run: Generation) => void} share */
function Acts(run, output, actions, close, share) {
  const then = (/** @type {() => void} */ act) => () => close().then(act);
  return h(
    'div',
    { class: 'acts' },
    h(
      'button',
      { type: 'button', class: 'btn', onclick: then(() => actions.reuse(run)) },
      icon('repeat-2'),
      text.common.reuse,
    ),
    run.type === 'image' &&
      h(
        'button',
        { type: 'button', class: 'btn', onclick: then(() => actions.use(output)) },
        icon('image-plus'),
        text.common.useAsInput,
      ),
    h('a', { class: 'btn', href: `${output.url}?download`, download: '' }, icon('download'), text.common.download),
    h('button', { type: 'button', class: 'btn', onclick: () => share(run) }, icon('share-2'), text.common.share),
  );
}
