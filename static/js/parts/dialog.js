import { h } from '../ui.js';

/** A native modal that closes on Escape and on its backdrop and gives focus back to what opened it.
 * @param {{ class: string, label: string, onclose?: () => void, onkeydown?: (event: KeyboardEvent) => void }} props
 * @param {...import('../ui/dom.js').Child} children */
export function Dialog({ class: name, label, onclose, onkeydown }, ...children) {
  /** @type {Element | null} */
  let opener = null;
  const dialog = h(
    'dialog',
    {
      class: name,
      'aria-label': label,
      onkeydown,
      onclick: (/** @type {Event} */ event) => event.target === dialog && dialog.close(),
      onclose: () => {
        onclose?.();
        if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
        else document.getElementById('page')?.focus({ preventScroll: true });
      },
    },
    children,
  );
  return {
    element: dialog,
    close: () => dialog.close(),
    open: () => {
      if (dialog.open) return;
      opener = document.activeElement;
      dialog.showModal();
    },
  };
}
