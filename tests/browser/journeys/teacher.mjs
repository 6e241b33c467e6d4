import { dossierOf, given, journey, then, when } from '../journey.mjs';

journey('a teacher writes down a concern, and cannot share it before the parents say yes', async (region, setting) => {
    const ans = await region.as('Ans de Wit', setting);

    await given('Ans registers a child of her school', async () => {
        await ans.follow('Nieuw dossier');
        await ans.fill({ 'Voornaam van het kind': 'Sem', 'Achternaam van het kind': 'Vos', Geboortedatum: '2018-06-20', 'Groep of klas': '4' });
        await ans.press('Open het dossier');
        await ans.sees('Het dossier is geopend.');
    });
    await given('she names a parent, whose authority was checked', async () => {
        await ans.follow('Ouder met gezag toevoegen');
        await ans.fill({ 'Naam van de ouder of voogd': 'Mina Vos' });
        await ans.choose('Moeder', 'Wat is deze persoon voor het kind?');
        await ans.press('Voeg deze ouder toe');
        await ans.sees('De ouder staat in het dossier.', 'Mina Vos');
    });

    await when('she writes down a concern and leaves out the agreements', async () => {
        await ans.follow('Zorgen');
        await ans.follow('Zorg opschrijven');
        await ans.fill({
            'Wanneer sprak je met de ouders?': '2027-01-12',
            'Met wie sprak je?': 'Mina',
            'Wat zie je, en wat is besproken?': 'Sem is stil in de klas.',
        });
        await ans.press('Zorg opslaan');
    });
    await then('the page says what is missing, and keeps what she wrote', async () => {
        ans.answered(422);
        await ans.titled(/^Fout: /);
        await ans.sees('Er klopt nog iets niet', 'Schrijf op wat jullie hebben afgesproken.');
        await ans.holds('Wat zie je, en wat is besproken?', 'Sem is stil in de klas.');
        await ans.holds('Met wie sprak je?', 'Mina');
    });
    await then('the words of the summary lead to the field', async () => {
        await ans.jump('Schrijf op wat jullie hebben afgesproken.');
        await ans.hasFocus('Wat hebben jullie afgesproken?');
    });

    await when('she fills it in', async () => {
        await ans.fill({ 'Wat hebben jullie afgesproken?': 'Mina belt vrijdag.' });
        await ans.press('Zorg opslaan');
    });
    await then('the concern stands in the dossier, with its three parts', async () => {
        await ans.sees('De zorg staat in het dossier.', 'Sem is stil in de klas.', '12 januari 2027, met Mina', 'Mina belt vrijdag.');
    });

    const share = async () => {
        await ans.open(`${dossierOf(ans.path)}/signalen`);
        await ans.follow('Vragen om mee te denken');
        await ans.press('Vraag versturen');
    };
    await when('she asks the family liaison to think along, before anybody checked who has authority', share);
    await then('that is refused, with the reason and what to do now', async () => {
        ans.answered(422);
        await ans.sees('Dit kan nu nog niet', 'Het ouderlijk gezag is nog niet nagekeken.', 'Wat kun je nu doen?');
    });

    await given('Bram, the internal coordinator, checks the authority', async () => {
        const bram = await region.as('Bram Visser', setting);
        await bram.open(`${dossierOf(ans.path)}/gezin`);
        await bram.follow('Gezag controleren');
        await bram.fill({ 'Welk bewijs heb je gezien?': 'Uittreksel gezagsregister van 11 januari 2027' });
        await bram.press('Het gezag klopt');
        await bram.sees('Het gezag is gecontroleerd.', 'Gezag gecontroleerd');
    });
    await when('she asks again, before the parent said anything', share);
    await then('that is refused because consent is missing', async () => {
        ans.answered(422);
        await ans.sees('Dit kan nu nog niet', 'Nog niet iedereen die hierover beslist zei ja: 0 van 1.');
        await ans.seesNothingOf('gezag is nog niet nagekeken');
    });
    await then('the family liaison does not find the child', async () => {
        const kaya = await region.as('Kaya Smit', setting);
        await kaya.open('/dossiers');
        await kaya.sees('Noor');
        await kaya.seesNothingOf('Sem');
        await kaya.open(dossierOf(ans.path));
        kaya.answered(404);
    });
});
