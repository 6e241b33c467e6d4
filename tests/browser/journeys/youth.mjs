import { dossierOf, given, journey, then, when } from '../journey.mjs';

journey('a child that turns twelve sees its own page, and decides along', async (region, { script }) => {
    const cas = await region.as('Cas Mulder', { script });
    let dossier;

    await given('Cas, the case manager, reads what school worries about with Milan of eleven', async () => {
        await cas.open('/dossiers');
        await cas.follow(/Milan/);
        dossier = dossierOf(cas.path);
        await cas.open(`${dossier}/signalen`);
        await cas.sees('Milan leest langzaam');
    });
    await when('the clock passes midnight, and Milan is twelve', async () => {
        await cas.nextDay();
        await cas.become('Cas Mulder');  // a working day is over, and so is the session
    });
    await then('Cas reads nothing of it any more; what the social team wrote itself stays its own', async () => {
        await cas.open(`${dossier}/signalen`);
        await cas.seesNothingOf('leest langzaam');
        await cas.open(`${dossier}/triage`);
        await cas.sees('Milan wisselt elk weekend van huis.');
    });

    const milan = await region.as('Milan', { script, width: 390 });
    await then('Milan has a page of his own', async () => {
        await milan.sees('Hoi Milan, dit gaat over jou', 'Wat vind jij?', 'Gesprek over jou', 'Je mag altijd iemand meenemen.');
        milan.isAt(dossier);
    });
    await when('he says yes to the social team', async () => {
        await milan.open(`${dossier}/toestemming/antwoord/social_team.social_team`);
        await milan.choose('Ja, dat mag');
        await milan.press('Verstuur mijn antwoord');
        await milan.sees('Je antwoord is verstuurd.');
    });
    await then('Cas reads again', async () => {
        await cas.open(`${dossier}/signalen`);
        await cas.sees('Milan leest langzaam');
    });
    await when('Milan writes what he thinks himself', async () => {
        await milan.open(dossier);
        await milan.follow('Vertel wat ik vind');
        await milan.choose('Met eigen woorden');
        await milan.fill({ 'De woorden': 'Ik wil bij papa ook een eigen kamer.' });
        await milan.press('Opslaan');
        await milan.sees('Ik wil bij papa ook een eigen kamer.');
    });
});
