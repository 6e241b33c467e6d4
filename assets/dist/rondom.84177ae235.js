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
for (const form of document.querySelectorAll('form[data-bewaak]')) {
let changed = false;
form.addEventListener('input', () => { changed = true; });
form.addEventListener('submit', () => { changed = false; });
addEventListener('beforeunload', event => { if (changed) event.preventDefault(); });
}
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
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
document.querySelector('.rd-tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
