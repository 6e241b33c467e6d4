// Makes pages smoother; everything works without this file. No inline script, no eval, no innerHTML: the pages send
// `require-trusted-types-for 'script'`, and nothing here writes markup.

// Menus (details) close with Escape, or with a click beside them.
document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    const open = document.querySelector('details.rd-menu[open]');
    if (!open) return;
    open.open = false;
    open.querySelector('summary').focus();
});
document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('details.rd-menu[open]')) {
        if (!menu.contains(event.target)) menu.open = false;
    }
});

// Words that were typed and not sent: ask before they are lost.
for (const form of document.querySelectorAll('form[data-bewaak]')) {
    let changed = false;
    form.addEventListener('input', () => { changed = true; });
    form.addEventListener('submit', () => { changed = false; });
    addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
}

// How many characters are left, said politely: after a pause, not at every key.
for (const field of document.querySelectorAll('textarea[maxlength][data-telt]')) {
    const counter = document.getElementById(field.dataset.telt);
    if (!counter) continue;
    let pause;
    field.addEventListener('input', () => {
        clearTimeout(pause);
        pause = setTimeout(() => {
            counter.textContent = counter.dataset.tekst.replace('{n}', field.maxLength - field.value.length);
        }, 600);
    });
}

// A page that was put away by the browser may hold what is no longer allowed: ask the server again.
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

// On a phone: the current tab in view.
document.querySelector('.rd-tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
