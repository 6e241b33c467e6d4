import { dossierOf, given, journey, then, when } from '../journey.mjs';

journey('a case manager goes from my work to the board, and does the task', async (region, setting) => {
    const cas = await region.as('Cas Mulder', setting);
    await given('Cas has a task, with its day and why', () => cas.sees('Mijn werk', 'Milan B. – Stel zorgdoelen op', 'Dit telt niet mee: de kerstvakantie.'));
    await when('he goes to the board of Milan', async () => {
        await cas.menu('Dossiers');
        await cas.follow(/Milan/);
    });
    await then('it says whose turn it is, and why', async () => {
        await cas.sees('Jij bent aan zet: Stel zorgdoelen op', 'Omdat jij casemanager jeugd bent', 'We zijn bij stap 3');
    });
    await when('he does the task', async () => {
        await cas.follow('Deze taak doen');
        await cas.choose('Thuis en hulp (zorgdoel)');
        await cas.fill({ 'Wat willen we bereiken?': 'Milan weet elke week waar hij slaapt.' });
        await cas.press('Opslaan');
    });
    await then('the goal stands in the plan, and the next task is there', async () => {
        await cas.sees('Milan weet elke week waar hij slaapt.');
        await cas.open('/mijn/werk');
        await cas.sees('Milan B. – Spreek acties af: wie doet wat, voor wanneer');
    });
});

journey('an internal coordinator researches, asks for consent and prepares the conference', async (region, setting) => {
    const bram = await region.as('Bram Visser', setting);
    const dossierOfChild = async name => {
        await bram.open('/dossiers');
        await bram.follow(name);
        return dossierOf(bram.path);
    };
    const noor = await dossierOfChild(/Noor/);

    await given('Bram sees his work', async () => {
        await bram.menu('Mijn werk');
        await bram.sees('Mijn werk', 'Noor B.', 'Milan B.', 'Omdat jij');
    });
    await when('he writes down what was tried, and that basic support is not enough', async () => {
        await bram.open(`${noor}/onderzoek`);
        await bram.follow('Maatregel opschrijven');
        await bram.fill({ 'Wat hebben jullie geprobeerd?': 'Een vast rustmoment', 'Sinds wanneer?': '2026-12-01', 'Wat leverde het op?': 'Ze is minder moe.' });
        await bram.press('Opslaan');
        await bram.sees('Een vast rustmoment');
        await bram.follow('Eerste inschatting');
        await bram.choose('Niet genoeg: er is meer nodig');
        await bram.fill({ 'Waarom denk je dat?': 'Er is ook een vraag over thuis.' });
        await bram.press('Opslaan');
    });
    await then('the research stands in the dossier', () => bram.sees('Een vast rustmoment', 'Er is ook een vraag over thuis.'));

    await when('he asks the parents whether the nurse may help, and forgets why', async () => {
        await bram.open(`${noor}/toestemming`);
        await bram.follow('Toestemming vragen');
        await bram.choose(/Advies van de GGD/);
        await bram.press('Verstuur de vraag');
    });
    await then('the page asks for the reason, and his choice is still there', async () => {
        bram.answered(422);
        await bram.sees('Leg in gewone woorden uit waarom je dit vraagt.');
        await bram.isChosen(/Advies van de GGD/);
    });
    await when('he says why', async () => {
        await bram.fill({ 'Waarom vraag je dit?': 'De verpleegkundige kan meedenken over slapen.' });
        await bram.press('Verstuur de vraag');
        await bram.sees('De vraag is verstuurd.');
    });
    await then('a parent finds the question, with the reason', async () => {
        const iris = await region.as('Iris Bos', { ...setting, width: 390 });
        await iris.open(`${noor}/toestemming/antwoord/youth_health.consult_health`);
        await iris.sees('De verpleegkundige kan meedenken over slapen.');
    });

    await when('he puts something on the agenda of the conference about Milan', async () => {
        const milan = await dossierOfChild(/Milan/);
        await bram.open(`${milan}/overleggen`);
        await bram.follow('Punt op de agenda');
        await bram.fill({ 'Waar wil je het over hebben?': 'Lezen thuis' });
        await bram.press('Opslaan');
        await bram.follow('Kom je?');
        await bram.choose('Ja, ik kom');
        await bram.press('Verstuur mijn antwoord');
    });
    await then('the agenda has it', () => bram.sees('Lezen thuis', '21 januari'));
});
