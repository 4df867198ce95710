import { h, icon, signal } from '../ui.js';
import { text } from '../text.js';

const online = signal(navigator.onLine);
addEventListener('online', () => online.set(true));
addEventListener('offline', () => online.set(false));

/** A line across the top while there is no network. */
export const Offline = () =>
  h('div', { role: 'status' }, () =>
    !online() &&
    h('p', { class: 'banner' }, icon('wifi-off'), text.shell.offline));
