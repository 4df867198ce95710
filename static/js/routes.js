// Which address shows which page, and who may see it. An address that is not here does not exist.
import { identify, remembered } from './store.js';

/** @typedef {{ title: string, default: () => Node }} Page
 * @typedef {'landing' | 'bare' | 'app'} Frame
 * @typedef {{ for: 'all' | 'visitors' | 'people', frame: Frame, load: () => Promise<Page> }} Route */

/** @type {Record<string, Route>} */
const routes = {
  '/': { for: 'all', frame: 'landing', load: () => import('./pages/landing.js') },
  '/auth': { for: 'visitors', frame: 'bare', load: () => import('./pages/auth.js') },
  '/create': { for: 'people', frame: 'app', load: () => import('./pages/create.js') },
  '/dashboard/history': { for: 'people', frame: 'app', load: () => import('./pages/history.js') },
};
const missing = () => import('./pages/missing.js');

/** The page at a path, or the address to go to instead.
 * @param {string} path
 * @param {string} address path and query, to come back to
 * @returns {Promise<string | { page: Page, frame: Frame }>} */
export async function find(path, address) {
  const route = routes[path.length > 1 ? path.replace(/\/$/, '') : path];
  const admin = path === '/admin' || path.startsWith('/admin/');
  if (route?.for === 'all' && remembered()) identify().catch(() => {});
  const matters = route?.for === 'people' || admin || (route?.for !== 'all' && remembered());
  const user = matters ? await identify() : null;
  if ((route?.for === 'people' || admin) && !user) return `/auth?next=${encodeURIComponent(address)}`;
  if (admin && !user?.admin) return '/';
  if (route?.for === 'visitors' && user) return origin(address);
  return route
    ? { page: await route.load(), frame: route.frame }
    : { page: await missing(), frame: user ? 'app' : 'bare' };
}

/** Where to go after signing in: the address one came from, if it is one of ours.
 * @param {string} address */
export function origin(address) {
  const next = new URLSearchParams(address.split('?')[1] ?? '').get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/create';
}
