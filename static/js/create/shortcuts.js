/** Ctrl+Enter runs, Ctrl+K picks a model, “/” goes to the prompt, Escape closes the sheet. Returns how to stop.
 * @param {import('./composer.js').Composing} composer
 * @param {import('../ui/reactive.js').Signal<boolean>} sheet */
export function shortcuts({ submit, picker }, sheet) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const inDialog = Boolean(document.querySelector('dialog[open]'));
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' && !inDialog) return sheet.set(false);
    if (inDialog) return;
    if (command && event.key === 'Enter') run(event, submit);
    else if (command && event.key.toLowerCase() === 'k') run(event, picker.open);
    else if (event.key === '/' && !target.matches('input, textarea, select')) run(event, focusPrompt);
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** @param {KeyboardEvent} event
 * @param {() => unknown} action */
function run(event, action) {
  event.preventDefault();
  action();
}

function focusPrompt() {
  /** @type {HTMLElement | null} */ (document.querySelector('.panel .prompt'))?.focus();
}
