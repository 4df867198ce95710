// Puts the page together and starts listening.
import { effect, h, root, untrack } from './ui.js';
import { Outlet } from './router.js';
import { load, me } from './store.js';
import { listen } from './events.js';
import { Rail } from './parts/shell.js';
import { Offline } from './parts/offline.js';
import { toast, Toasts } from './parts/toast.js';
import { text } from './text.js';

root(() => {
  document.getElementById('app')?.append(h('div', { class: 'shell' }, Rail(), Outlet()));
  document.body.append(Offline(), Toasts());
  effect(() => {
    if (me() !== undefined) untrack(() => void load());
  });
  listen((run) => {
    if (run.status === 'completed') toast('success', text.shell.ready, text.shell.hasFinished(run.model_name));
    else if (run.status_detail !== 'cancelled') toast('error', text.shell.oneFailed, text.shell.creditsReturned);
  });
});
