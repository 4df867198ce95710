// Where one is: the address as a signal, links without reload, and one page at a time.
import { computed, effect, h, root, signal, untrack } from './ui.js';
import { find } from './routes.js';
import { keep, restorePlace } from './scroll.js';
import { failure } from './parts/failure.js';
import { text } from './text.js';

const address = signal(location.pathname + location.search);
export const path = computed(() => address().split('?')[0]);
export const query = computed(() => new URLSearchParams(address().split('?')[1] ?? ''));

/** Goes to an address of ours, with a cross-fade where the browser can.
 * @param {string} to
 * @param {{ replace?: boolean, state?: Record<string, unknown> }} [how] `state` is kept with a new entry of the history */
export function go(to, { replace = false, state } = {}) {
  if (to === address.peek()) return;
  const samePage = to.split('?')[0] === path();
  if (replace) history.replaceState(history.state, '', to);
  else {
    keep({ top: Math.round(scrollY) });
    history.pushState(samePage ? { ...history.state, ...state } : state ?? null, '', to);
  }
  if (document.startViewTransition && !samePage) document.startViewTransition(read).ready.catch(() => {});
  else read();
}

const read = () => address.set(location.pathname + location.search);

/** This page with other parameters; one without a value is left out.
 * @param {Record<string, string>} change */
export function withParameters(change) {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return location.pathname + (next.size ? `?${next}` : '');
}

/** Goes back; done when the address has changed.
 * @returns {Promise<void>} */
export const back = () =>
  new Promise((done) => {
    addEventListener('popstate', () => done(), { once: true });
    history.back();
  });

addEventListener('popstate', read);
addEventListener('click', (event) => {
  const link = /** @type {Element} */ (event.target).closest?.('a[href^="/"]');
  const special = event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey;
  if (!link || special || link.hasAttribute('download') || link.hasAttribute('target')) return;
  const to = link.getAttribute('href') ?? '/';
  if (/^\/(share\/|docs\/|llms\.txt)/.test(to)) return;
  event.preventDefault();
  go(to);
});

/** The landing page has a main part of its own; of the two, one is shown.
 * @returns {HTMLElement | null} */
const current = () => document.querySelector(document.documentElement.dataset.route === 'landing' ? '#main' : '#page');

document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  current()?.focus();
});

/** The element that holds the current page. A page that fails shows its error here and nowhere else. */
export function Outlet() {
  const main = h('main', { id: 'page', tabindex: -1 });
  let turn = 0, first = true, stop = () => {};

  /** @param {string} title
   * @param {() => Node} build */
  const show = (title, build) => {
    stop();
    document.title = title === text.titles.landing ? text.site : `${title} · ${text.titles.landing}`;
    root((dispose) => {
      stop = dispose;
      try {
        main.replaceChildren(build());
      } catch (error) {
        main.replaceChildren(failure(/** @type {Error} */ (error), () => enter(path())));
      }
    });
    if (!first) current()?.focus({ preventScroll: true });
    restorePlace(main);
    first = false;
  };

  /** @param {string} where */
  const enter = async (where) => {
    const mine = ++turn;
    try {
      const found = await find(where, location.pathname + location.search);
      if (mine !== turn) return;
      if (typeof found === 'string') return go(found, { replace: true });
      document.documentElement.dataset.route = found.frame;
      show(found.page.title, found.page.default);
    } catch (error) {
      if (mine === turn) show(text.wrong, () => failure(/** @type {Error} */ (error), () => enter(where)));
    }
  };

  let entered = '';
  effect(() => {
    const where = path();
    if (where === entered) return;
    entered = where;
    untrack(() => void enter(where));
  });
  return main;
}
