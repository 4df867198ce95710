// What every page knows: who is here, how many credits, which models, which generations.
import { computed, signal } from './ui.js';
import { onSignedOut } from './api.js';
import * as calls from './calls.js';

/** @typedef {import('./types.d.ts').Generation} Generation
 * @typedef {import('./types.d.ts').User} User
 * @typedef {import('./types.d.ts').Catalogue} Catalogue */

/** `undefined` until we know, `null` for a visitor. */
export const me = signal(/** @type {User | null | undefined} */ (undefined));
export const credits = signal(/** @type {number | null} */ (null));
export const catalogue = signal(/** @type {Catalogue | null} */ (null));
/** The newest generations, newest first; `null` until loaded. */
export const runs = signal(/** @type {Generation[] | null} */ (null));
/** Why models or generations could not be loaded, or nothing. */
export const trouble = signal('');

export const modelOf = computed(() => new Map(catalogue()?.models.map((model) => [model.record_id, model])));
export const isRunning = (/** @type {Generation} */ run) => run.status === 'pending' || run.status === 'processing';
export const running = computed(() => (runs() ?? []).filter(isRunning));

onSignedOut(() => become(null));

/** Finds out who is here; a failure other than “nobody” is thrown.
 * @returns {Promise<User | null>} */
export async function identify() {
  const known = me.peek();
  if (known !== undefined) return known;
  identifying ??= ask().finally(() => {
    identifying = undefined;
  });
  return await identifying;
}

/** @type {Promise<User | null> | undefined} */
let identifying;

/** Whether somebody was signed in here before: visitors are not asked about a session they never had. */
export const remembered = () => localStorage.getItem('here') !== null;

async function ask() {
  try {
    return await welcome(await calls.whoAmI());
  } catch (error) {
    const { status } = /** @type {import('./api.js').ApiError} */ (error);
    if (status !== 401 && status !== 403) throw error;
    return become(null);
  }
}

/** Takes in a person who has just signed in.
 * @param {{ id: string, email: string }} user */
export async function welcome(user) {
  const [admin, amount] = await Promise.all([calls.isAdmin(user.id), calls.balance(user.id)]);
  credits.set(amount);
  return become({ id: user.id, email: user.email, admin });
}

export async function leave() {
  await calls.signOut();
  become(null);
}

/** @param {User | null} user */
function become(user) {
  if (user?.id !== me.peek()?.id) runs.set(null);
  if (user) localStorage.setItem('here', '');
  else {
    credits.set(null);
    localStorage.removeItem('here');
  }
  me.set(user);
  return user;
}

/** Loads what Create and the landing page need; says in `trouble` what failed. */
export async function load() {
  trouble.set('');
  try {
    const [models] = await Promise.all([catalogue.peek() ?? calls.catalogue(), me.peek() && refresh()]);
    catalogue.set(models);
  } catch (error) {
    trouble.set(/** @type {Error} */ (error).message);
  }
}

/** Reads the newest generations and the balance again: the database is the truth, events are hints. */
export async function refresh() {
  const user = me.peek();
  if (!user) return;
  const [rows, amount] = await Promise.all([calls.generations(), calls.balance(user.id)]);
  if (me.peek()?.id !== user.id) return;
  const newest = new Map(rows.map((row) => [row.id, row]));
  const older = (runs.peek() ?? []).filter((run) => !newest.has(run.id));
  runs.set([...rows, ...older].toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)));
  credits.set(amount);
}

/** @param {Generation} run */
export function add(run) {
  runs.update((list) => [run, ...(list ?? []).filter((each) => each.id !== run.id)]);
}

/** Applies news about a generation. A finished one never becomes unfinished again.
 * @param {Partial<Generation> & { id: string }} news
 * @returns {boolean} whether it was known */
export function patch(news) {
  const known = runs.peek()?.find((run) => run.id === news.id);
  if (!known) return false;
  const late = !isRunning(known) && news.status && isRunning({ ...known, ...news });
  if (!late) runs.update((list) => list?.map((run) => (run.id === news.id ? { ...run, ...news } : run)) ?? list);
  return true;
}
