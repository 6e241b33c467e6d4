// Rondom's own theme, in the vocabulary of the NL Design System (--basis-*), so that a municipality's theme can take its
// place. Every colour family is one hue on a fixed ladder of lightness (OKLCH): contrast is fixed per rung.

const families = {
    'default': { hue: 212, chroma: .02 },
    'accent-1': { hue: 208, chroma: .072 },  // petrol: acting, links
    'accent-2': { hue: 82, chroma: .13 },    // sun: the child, "at turn"
    'positive': { hue: 158, chroma: .085 },
    'negative': { hue: 24, chroma: .15 },
    'warning': { hue: 58, chroma: .11 },
    'info': { hue: 250, chroma: .085 },
};
const aliases = { 'action-1': 'accent-1', 'action-2': 'accent-1', 'selected': 'accent-1', 'highlight': 'accent-2' };

// rung: [lightness, share of the family's chroma]
const light = {
    'bg-document': [1, 0], 'bg-subtle': [.978, .16], 'bg-default': [.951, .30], 'bg-hover': [.93, .40], 'bg-active': [.905, .5],
    'border-subtle': [.893, .42], 'border-default': [.635, .9], 'border-hover': [.56, 1], 'border-active': [.48, 1],
    'color-subtle': [.50, 1], 'color-default': [.435, 1], 'color-hover': [.38, 1], 'color-active': [.33, .9],
    'color-document': [.265, .8],
};
const dark = {
    'bg-document': [.222, .5], 'bg-subtle': [.178, .45], 'bg-default': [.268, .55], 'bg-hover': [.30, .6], 'bg-active': [.335, .65],
    'border-subtle': [.345, .6], 'border-default': [.585, .8], 'border-hover': [.66, .8], 'border-active': [.73, .8],
    'color-subtle': [.74, .75], 'color-default': [.80, .75], 'color-hover': [.86, .6], 'color-active': [.90, .5],
    'color-document': [.945, .25],
};
const lightInverse = {
    'bg-default': [.445, 1], 'bg-hover': [.39, 1], 'bg-active': [.335, 1], 'bg-document': [.30, .8], 'bg-subtle': [.265, .7],
    'border-default': [.445, 1], 'color-default': [1, 0], 'color-hover': [1, 0], 'color-active': [1, 0],
    'color-document': [1, 0], 'color-subtle': [.9, .3],
};
const darkInverse = {
    'bg-default': [.80, .95], 'bg-hover': [.86, .8], 'bg-active': [.90, .7], 'bg-document': [.80, .9], 'bg-subtle': [.74, .9],
    'border-default': [.80, .95], 'color-default': [.19, .5], 'color-hover': [.19, .5], 'color-active': [.19, .5],
    'color-document': [.19, .5], 'color-subtle': [.26, .5],
};

// The parties: same lightness, another hue. The colour never stands alone, a name is always beside it.
const parties = { gezin: 82, school: 255, koo: 355, jgz: 158, leerplicht: 45, team: 305, swv: 205, bestuur: 120 };
const muted = { swv: .62, jgz: .72, gezin: 1.05, bestuur: .8 };

const measures = {
    'text-font-family-default':
        "'Nunito Sans Variable', system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
    'text-font-weight-default': '400', 'text-font-weight-bold': '680',
    'text-font-size-sm': '.9375rem', 'text-font-size-md': '1.0625rem', 'text-font-size-lg': '1.1875rem',
    'text-font-size-xl': '1.375rem', 'text-font-size-2xl': '1.625rem', 'text-font-size-3xl': '2.125rem',
    'text-font-size-4xl': '2.75rem',
    'text-line-height-sm': '1.45', 'text-line-height-md': '1.55', 'text-line-height-lg': '1.4',
    'text-line-height-xl': '1.3', 'text-line-height-2xl': '1.2', 'text-line-height-3xl': '1.15',
    'text-line-height-4xl': '1.08',
    'heading-font-family': 'var(--basis-text-font-family-default)', 'heading-font-weight': '740',
    'heading-color': 'var(--basis-color-default-color-document)',
    'border-radius-sm': '6px', 'border-radius-md': '10px', 'border-radius-lg': '16px', 'border-radius-round': '999px',
    'border-width-sm': '1px', 'border-width-md': '2px', 'border-width-lg': '4px',
    'focus-outline-width': '3px', 'focus-outline-style': 'solid', 'focus-outline-offset': '2px',
    'focus-background-color': '#ffdd33', 'focus-color': '#0b1b20',
    'pointer-target-min-block-size': '2.75rem', 'pointer-target-min-inline-size': '2.75rem',
    'page-max-inline-size': '76rem',
};

function toRgb(lightness, chroma, hue) {
    const a = chroma * Math.cos(hue * Math.PI / 180), b = chroma * Math.sin(hue * Math.PI / 180);
    const l = (lightness + .3963377774 * a + .2158037573 * b) ** 3;
    const m = (lightness - .1055613458 * a - .0638541728 * b) ** 3;
    const s = (lightness - .0894841775 * a - 1.291485548 * b) ** 3;
    return [
        4.0767416621 * l - 3.3077115913 * m + .2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - .3413193965 * s,
        -.0041960863 * l - .7034186147 * m + 1.707614701 * s,
    ];
}

function hex(lightness, chroma, hue) {
    let rgb = toRgb(lightness, chroma, hue);
    while (chroma > 0 && rgb.some(v => v < -.0005 || v > 1.0005)) {  // stay inside sRGB
        chroma = Math.max(0, chroma - .004);
        rgb = toRgb(lightness, chroma, hue);
    }
    const byte = v => Math.round(255 * (v <= .0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - .055));
    return '#' + rgb.map(v => byte(Math.min(1, Math.max(0, v))).toString(16).padStart(2, '0')).join('');
}

function colours(ladder, inverse) {
    const found = {};
    for (const [name, { hue, chroma }] of Object.entries(families)) {
        for (const [rung, [l, share]] of Object.entries(ladder)) found[`${name}-${rung}`] = hex(l, chroma * share, hue);
        for (const [rung, [l, share]] of Object.entries(inverse)) found[`${name}-inverse-${rung}`] = hex(l, chroma * share, hue);
    }
    return Object.entries(found).map(([name, value]) => [`--basis-color-${name}`, value]);
}

function partyColours(background, text, line, strength) {
    return Object.entries(parties).flatMap(([name, hue]) => {
        const mute = muted[name] ?? 1;
        return [
            [`--rd-partij-${name}-bg`, hex(background, .048 * strength * mute, hue)],
            [`--rd-partij-${name}`, hex(text, .10 * Math.min(1, mute), hue)],
            [`--rd-partij-${name}-lijn`, hex(line, .08 * mute, hue)],
        ];
    });
}

const aliasNames = Object.entries(aliases).flatMap(([alias, family]) =>
    [...Object.keys(light), ...Object.keys(lightInverse).map(rung => `inverse-${rung}`)].map(
        rung => [`--basis-color-${alias}-${rung}`, `var(--basis-color-${family}-${rung})`]));

/** The theme as two maps of custom properties; dark holds only what differs from light. */
export const theme = {
    light: new Map([
        ...Object.entries(measures).map(([name, value]) => [`--basis-${name}`, value]),
        ...colours(light, lightInverse), ...aliasNames,
        ['--basis-focus-outline-color', '#0b1b20'],
        ...partyColours(.945, .43, .72, 1),
    ]),
    dark: new Map([
        ...colours(dark, darkInverse),
        ['--basis-focus-outline-color', '#ffdd33'],
        ...partyColours(.31, .84, .60, .9),
    ]),
};
