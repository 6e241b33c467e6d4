import assert from 'node:assert/strict';
import { dossierOf, given, journey, then, when } from '../journey.mjs';

journey('a school invites a parent, who comes in with the link and the code', async (region, setting) => {
    const ans = await region.as('Ans de Wit', setting);
    const parent = await region.visitor({ ...setting, width: 390, who: 'a parent who is invited' });
    let dossier;

    await given('Ans has a dossier with a parent in it', async () => {
        await ans.open('/dossiers/nieuw');
        await ans.fill({ 'Voornaam van het kind': 'Sem', 'Achternaam van het kind': 'Vos', Geboortedatum: '2018-06-20' });
        await ans.press('Open het dossier');
        dossier = dossierOf(ans.path);
        await ans.follow('Ouder met gezag toevoegen');
        await ans.fill({ 'Naam van de ouder of voogd': 'Mina Vos' });
        await ans.choose('Moeder');
        await ans.press('Voeg deze ouder toe');
    });
    await when('she invites the parent without a mobile number', async () => {
        await ans.follow(/^Uitnodigen/);
        await ans.fill({ 'E-mailadres': 'mina@example.org' });
        await ans.press('Nodig uit');
    });
    await then('the page says what is missing, and keeps the address', async () => {
        ans.answered(422);
        await ans.sees('mobiel nummer');
        await ans.holds('E-mailadres', 'mina@example.org');
    });
    await when('she fills it in', async () => {
        await ans.fill({ 'Mobiel nummer': '0600000099' });
        await ans.press('Nodig uit');
        await ans.sees('De uitnodiging staat in het dossier.', 'Uitgenodigd op woensdag 13 januari 2027');
    });

    await then('there is a mail, that says nothing of the child', async () => {
        await parent.openUntil('/demo/post', 'mina@example.org');
        const mail = await parent.reads(parent.part('mina@example.org', 'article'), /[^]*/);
        assert.ok(mail.includes(new URL(region.address).host), `the mail does not say where: ${mail}`);
        for (const name of ['Sem', 'Vos', 'Zwaluw']) assert.ok(!mail.includes(name), `the mail says ${name}`);
    });
    await when('the parent follows the link, and asks for the code', async () => {
        await parent.follow(/link/i, parent.part('mina@example.org', 'article'));
        await parent.sees('Je bent uitgenodigd', '99');
        await parent.press('Stuur mij de code');
    });
    await when('the parent types the code of the text message', async () => {
        const phone = await region.visitor({ ...setting, who: 'the telephone of the parent' });
        await phone.openUntil('/demo/post', '+31600000099');
        const code = await phone.reads(phone.part('+31600000099', 'article'), /\b\d{6}\b/);
        await parent.fill(new Map([[/code/i, code]]));
        await parent.press('Inloggen');
    });
    await then('the parent is on the page of the child', async () => {
        parent.isAt(dossier);
        await parent.sees('Sem', 'Waar zijn we nu?');
    });
});
