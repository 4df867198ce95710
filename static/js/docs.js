// The one thing that the documentation does with a script: copying a request. The words stand in the page.
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('button[data-copy]'))) {
  const words = button.textContent;
  button.hidden = false;
  button.onclick = async () => {
    const code = button.parentElement?.querySelector('code')?.textContent ?? '';
    await navigator.clipboard.writeText(code);
    button.textContent = button.dataset.done ?? words;
    setTimeout(() => button.textContent = words, 2000);
  };
}
