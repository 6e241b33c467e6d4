// The route of Midden-Groningen in one go, from a teacher's concern to a closed dossier, as README.md tells it: nobody types an
// address; whoever is at turn finds the next thing to do in "my work" or on the child's page.
import { given, journey, then, when } from '../journey.mjs';

const child = 'Sem';

journey('everybody walks the whole route by clicking', async (region, setting) => {
    const people = new Map();
    const present = new Set();  // nobody any more when days have passed: everybody was signed out

    /** Somebody in a browser of their own, at the page where that person begins. */
    const from = async (start, name, width) => {
        if (!people.has(name)) people.set(name, await region.visitor({ ...setting, width, who: name }));
        const who = people.get(name);
        await (present.has(name) ? who.menu(start) : who.become(name));
        present.add(name);
        return who;
    };
    const as = name => from('Mijn werk', name, 1280);
    const family = name => from(/^(Overzicht|Over mij)$/, name, 390);

    /** A professional finds the task in "my work". */
    const work = async (name, task) => {
        const who = await as(name);
        await who.follow(new RegExp(`^${child} V\\. – ${task}`));
        return who;
    };
    /** Somebody of the family finds the question on the child's page. */
    const asked = async (name, question) => {
        const who = await family(name);
        await who.follow(question);
        return who;
    };

    await given('Ans opens a dossier for a child of her school', async () => {
        const ans = await as('Ans de Wit');
        await ans.follow('Nieuw dossier');
        await ans.fill({ 'Voornaam van het kind': child, 'Achternaam van het kind': 'Vos', Geboortedatum: '2014-06-20', 'Groep of klas': '8' });
        await ans.press('Open het dossier');
        for (const [name, relation] of [['Mina Vos', 'Moeder'], ['Daan Vos', 'Vader']]) {
            await ans.follow('Ouder met gezag toevoegen');
            await ans.fill({ 'Naam van de ouder of voogd': name });
            await ans.choose(relation, 'Wat is deze persoon voor het kind?');
            await ans.press('Voeg deze ouder toe');
        }
    });
    await when('Ans speaks with the parents, and writes down what they saw and agreed', async () => {
        const ans = await work('Ans de Wit', 'Bespreek de zorg met de ouders');
        await ans.fill({
            'Wanneer sprak je met de ouders?': '2027-01-12',
            'Met wie sprak je?': 'Mina en Daan',
            'Wat zie je, en wat is besproken?': 'Sem leest langzaam en is stil. Thuis is er veel ruzie.',
            'Wat hebben jullie afgesproken?': 'We kijken over een week opnieuw.',
        });
        await ans.press('Zorg opslaan');
        await ans.sees('De zorg staat in het dossier.');
    });

    await when('she discusses it with the internal coordinator, inside school', async () => {
        const ans = await work('Ans de Wit', 'Bespreek de zorg met de intern begeleider');
        await ans.fill({ 'Wat kwam eruit?': 'Bram kijkt mee.' });
        await ans.press('Bespreking opslaan');
        await ans.sees('De bespreking staat in het dossier.');
    });
    await when('Bram checks who has authority, and invites the parents and Sem', async () => {
        for (const name of ['Mina Vos', 'Daan Vos']) {
            const bram = await work('Bram Visser', `Controleer het gezag van ${name}`);
            await bram.fill({ 'Welk bewijs heb je gezien?': 'Uittreksel gezagsregister van 11 januari 2027' });
            await bram.press('Het gezag klopt');
        }
        let phone = 40;
        const bram = await work('Bram Visser', 'Nodig ouders en jeugdige uit in het dossier');
        for (const name of ['Mina Vos', 'Daan Vos', child]) {
            await bram.follow(/^Uitnodigen/, bram.part(name));
            await bram.fill({ 'E-mailadres': `${name.split(' ')[0].toLowerCase()}@example.org`, 'Mobiel nummer': `06000000${++phone}` });
            await bram.press('Nodig uit');
            await bram.sees('De uitnodiging staat in het dossier.');
        }
    });
    /** Everybody whose answer counts finds the question on the child's page, and says yes. */
    const sayYes = async (question, names = ['Mina Vos', 'Daan Vos', child]) => {
        for (const name of names) {
            const who = await asked(name, question);
            await who.choose('Ja, dat mag');
            await who.press('Verstuur mijn antwoord');
            await who.sees('Je antwoord is verstuurd.');
        }
    };
    const askConsent = async (who, receiver, why) => {
        await who.choose(receiver);
        await who.fill({ 'Waarom vraag je dit?': why });
        await who.press('Verstuur de vraag');
        await who.sees('De vraag is verstuurd.');
    };

    await when('Ans wants the family liaison to think along', async () => {
        const ans = await work('Ans de Wit', 'Deel de zorg met de kind-ouderondersteuner');
        await ans.press('Vraag versturen');
    });
    await then('that needs a yes of the family, and the page says to ask for it', async () => {
        const ans = people.get('Ans de Wit');
        ans.answered(422);
        await ans.sees('Nog niet iedereen die hierover beslist zei ja: 0 van 3.', 'Vraag dan eerst toestemming.');
        await ans.follow('Toestemming');
        await ans.follow('Toestemming vragen');
        await askConsent(ans, /Meedenken door/, 'Kaya kan met jullie meedenken.');
    });
    await when('the parents and Sem say yes', () => sayYes(/^Mag de kind-ouderondersteuner meedoen/));
    await then('Kaya thinks along', async () => {
        const ans = await work('Ans de Wit', 'Deel de zorg met de kind-ouderondersteuner');
        await ans.press('Vraag versturen');
        await ans.sees('Er denkt iemand van de gemeente mee.');
        const kaya = await as('Kaya Smit');
        await kaya.sees(`${child} V. – Bekijk met het gezin wat de vraag is`);
    });
    await when('Bram decides with the family that there are two questions', async () => {
        const bram = await work('Bram Visser', 'Bepaal samen of het een leervraag, een leefvraag of allebei is');
        await bram.choose('Enkelvoudig', 'Leervraag');
        await bram.choose('Er is ook een vraag over thuis');
        await bram.choose('Leren', 'Waar gaat het over?');
        await bram.choose('Het gezin sterker maken', 'Waar gaat het over?');
        await bram.fill({ 'Wanneer besprak je dit met het gezin?': '2027-01-13' });
        await bram.press('Opslaan');
        await bram.sees('De hulpvraag staat in het dossier.');
    });
    await when('he estimates, before anybody wrote down what was tried', async () => {
        const bram = await work('Bram Visser', 'Schat in of basisondersteuning genoeg is');
        await bram.choose('Niet genoeg: er is meer nodig');
        await bram.fill({ 'Waarom denk je dat?': 'Sem blijft achter met lezen.' });
        await bram.press('Opslaan');
        bram.answered(422);
        await bram.follow('Onderzoek');
    });
    await then('the page says what comes first, and after that it can', async () => {
        const bram = people.get('Bram Visser');
        await bram.follow('Maatregel opschrijven');
        await bram.fill({ 'Wat hebben jullie geprobeerd?': 'Elke dag samen lezen', 'Sinds wanneer?': '2026-11-02', 'Wat leverde het op?': 'Een beetje.' });
        await bram.press('Opslaan');
        await bram.follow('Onderzoek vastleggen');
        await bram.choose('Observatie in de klas');
        await bram.fill({ 'Op welke dag?': '2027-01-12', 'Wat kwam eruit?': 'Sem haakt af bij lange teksten.' });
        await bram.press('Opslaan');
        await bram.sees('Het onderzoek staat in het dossier.');
        await work('Bram Visser', 'Schat in of basisondersteuning genoeg is');
        await bram.choose('Niet genoeg: er is meer nodig');
        await bram.fill({ 'Waarom denk je dat?': 'Sem blijft achter met lezen.' });
        await bram.press('Opslaan');
        await bram.sees('De inschatting staat in het dossier.');
    });
    await when('he asks the family about the social team, and everybody says yes', async () => {
        const bram = await work('Bram Visser', 'Vraag het gezin om toestemming voor: Sociaal team');
        await askConsent(bram, /Hulp van het sociaal team/, 'Thuis is er veel ruzie. Het sociaal team kan meekijken.');
        await sayYes(/^Mag het sociaal team/);
    });
    await then('the social team takes part', async () => {
        const bram = await work('Bram Visser', 'Vraag iemand om mee te doen: Sociaal team');
        await bram.choose(/^\s*Sociaal team: Hulp van het sociaal team/);
        await bram.press('Vraag deze persoon');
        await bram.sees('Deze persoon doet nu mee.');
    });
    await when('Cas speaks with the family, and weighs what is going on', async () => {
        const cas = await work('Cas Mulder', 'Bepaal samen aard, ernst en urgentie');
        await cas.follow('Triage');
        await cas.follow('Intakegesprek vastleggen');
        await cas.fill({ 'Op welke dag?': '2027-01-13', 'Met wie?': 'Mina, Daan en Sem', 'Wat is er besproken?': 'Ruzie over geld.' });
        await cas.choose('Thuis');
        await cas.press('Opslaan');
        await cas.sees('Het intakegesprek staat in het dossier.');
        await work('Cas Mulder', 'Bepaal samen aard, ernst en urgentie');
        await cas.fill({ Aard: 'Spanning thuis', Ernst: 'Licht', Urgentie: 'Binnen een paar weken' });
        await cas.choose('Enkelvoudig', 'Wat stel je voor?');
        await cas.press('Opslaan');
        await cas.sees('De weging staat in het dossier.');
    });
    await then('he is told to ask in who is missing, and both sign', async () => {
        const cas = await work('Cas Mulder', 'Vraag een collega om mee te doen: Gedragswetenschapper');
        await cas.choose(/^\s*Gea Prins/);
        await cas.press('Vraag deze persoon');
        for (const name of ['Gea Prins', 'Cas Mulder']) {
            const who = await work(name, 'Onderteken de triage');
            await who.choose('Enkelvoudig', 'Wat is de uitkomst?');
            await who.press('Ik onderteken');
            await who.sees('Je hebt ondertekend.');
        }
    });
    await when('Bram checks the registrations', async () => {
        for (const each of ['GGD', 'Leerplicht', 'Zorg voor Jeugd Groningen']) {
            const bram = await work('Bram Visser', 'Controleer de registraties');
            await bram.choose(each, 'Welke registratie?');
            await bram.choose('Niet nodig', 'Wat vond je?');
            await bram.press('Opslaan');
            await bram.sees('De controle staat in het dossier.');
        }
    });
    await when('Bram appoints himself as process lead, as the table of the region says', async () => {
        const bram = await work('Bram Visser', 'Wijs de procesregisseur aan');
        await bram.choose(/Bram Visser/);
        await bram.press('Opslaan');
        await bram.sees('De procesregie is vastgelegd.');
    });
    const askForConference = async () => {
        const bram = await work('Bram Visser', 'Vraag een MDO aan');
        await bram.fill({ 'Waarom is een gesprek nodig?': 'Eén plan voor school en thuis.' });
        await bram.choose('Sociaal team');
        await bram.press('Opslaan');
        return bram;
    };
    await when('he asks for a conference with the social team', askForConference);
    await then('that needs a yes of the family as well, also for what school reads of home', async () => {
        const bram = people.get('Bram Visser');
        bram.answered(422);
        await bram.follow('Toestemming');
        for (const receiver of [/Sociaal team\s*Gesprek en plan/, /School\s*Gesprek en plan/]) {
            await bram.follow('Toestemming vragen');
            await askConsent(bram, receiver, 'We willen samen één plan maken.');
        }
        await sayYes(/^Mag het sociaal team/);
        await sayYes(/^Mag (de )?school/);
        await askForConference();
        await bram.sees('Het gesprek is aangevraagd.');
    });
    await when('he plans it', async () => {
        const bram = await work('Bram Visser', 'Plan het MDO en nodig de betrokkenen uit');
        await bram.fill({ 'Wanneer?': '2027-01-14T15:00', 'Hoeveel minuten?': '60', 'Waar?': 'obs De Zwaluw' });
        await bram.choose('Bram Visser', 'Wie zit voor?');
        await bram.press('Opslaan');
        await bram.sees('Het gesprek is gepland.');
    });
    await then('everybody who is invited answers, and the family says what must be heard first', async () => {
        for (const name of ['Mina Vos', 'Daan Vos', child]) {
            const who = await family(name);
            await who.press('Ik kom');
            await asked(name, /Vertel wat er in het gesprek gezegd moet worden/);
            await who.fill({ 'Wat wil je dat iedereen weet?': 'We willen rust thuis.' });
            await who.press('Verstuur mijn woorden');
        }
    });
    await then('Cas is invited as well', async () => {
        const bram = await as('Bram Visser');
        await bram.follow(new RegExp(`^${child} V`));
        await bram.follow('Overleggen');
        await bram.follow('Iemand uitnodigen');
        await bram.choose(/^\s*Cas Mulder/);
        await bram.choose('Casemanager jeugd', 'In welke rol?');
        await bram.press('Nodig uit');
        const cas = await work('Cas Mulder', 'Laat weten of je naar het gesprek komt');
        await cas.choose('Ja, ik kom');
        await cas.press('Verstuur mijn antwoord');
    });
    await when('the day of the conference has come', async () => {
        const bram = await as('Bram Visser');
        await bram.nextDay();
        present.clear();
        await work('Bram Visser', 'Leg het MDO vast');
        await bram.fill({ 'Op welke dag was het?': '2027-01-14', 'Wat is er besloten?': 'We maken één plan.' });
        for (const name of ['Mina Vos', 'Daan Vos', child, 'Bram Visser', 'Cas Mulder']) await bram.choose(new RegExp(`^\\s*${name}`), 'Wie waren erbij?');
        await bram.press('Opslaan');
    });
    await when('school and social team set goals, and agree on who does what', async () => {
        const bram = await work('Bram Visser', 'Stel onderwijsdoelen op');
        await bram.choose('School (onderwijsdoel)');
        await bram.fill({ 'Wat willen we bereiken?': 'Sem leest op niveau.' });
        await bram.press('Opslaan');
        const cas = await work('Cas Mulder', 'Stel zorgdoelen op');
        await cas.choose('Thuis en hulp (zorgdoel)');
        await cas.fill({ 'Wat willen we bereiken?': 'Thuis is er minder ruzie.' });
        await cas.press('Opslaan');
        await work('Bram Visser', 'Spreek acties af');
        await bram.choose('Sem leest op niveau.');
        await bram.fill({ 'Wat gaat er gebeuren?': 'Twee keer per week leescoach', 'Vóór wanneer?': '2027-01-30' });
        await bram.choose(/^\s*Ans de Wit/);
        await bram.press('Opslaan');
        await work('Cas Mulder', 'Spreek acties af');
        await cas.choose('Thuis is er minder ruzie.');
        await cas.fill({ 'Wat gaat er gebeuren?': 'Gesprek met een budgetcoach', 'Vóór wanneer?': '2027-02-10' });
        await cas.choose(/^\s*Mina Vos/);
        await cas.press('Opslaan');
    });
    await when('Bram puts the plan before the family', async () => {
        const bram = await work('Bram Visser', 'Leg het plan voor aan ouders en jeugdige');
        await bram.fill({ 'Wanneer kijken we samen of het beter gaat?': '2027-02-15' });
        await bram.press('Leg het plan voor');
    });
    await then('everybody of the family reads it, says what they think, and agrees', async () => {
        for (const name of ['Mina Vos', 'Daan Vos', child]) {
            const who = await family(name);
            await who.follow(/^Lees het plan en zeg wat je ervan vindt/);
            await who.fill({ 'Wat vind je van het plan?': 'Goed zo.' });
            await who.press('Verstuur mijn mening');
            await asked(name, /^Zeg of je het eens bent met het plan/);
            await who.press('Ja, ik ga akkoord');
            await who.sees('Je bent akkoord met het plan.');
        }
    });
    await when('what was agreed is done', async () => {
        const ans = await work('Ans de Wit', 'Twee keer per week leescoach');
        await ans.choose('Ja, het is gedaan');
        await ans.press('Opslaan');
        const mina = await family('Mina Vos');
        await mina.follow(/Gesprek met een budgetcoach/);
        await mina.choose('Ja, het is gedaan');
        await mina.press('Opslaan');
    });
    await when('Bram plans the evaluation', async () => {
        const bram = await work('Bram Visser', 'Plan de evaluatie en nodig de contactpersonen uit');
        await bram.fill({ 'Wanneer?': '2027-02-15T15:00', 'Hoeveel minuten?': '45', 'Waar?': 'obs De Zwaluw' });
        for (const name of ['Mina Vos', 'Daan Vos', child, 'Bram Visser', 'Cas Mulder']) await bram.choose(new RegExp(`^\\s*${name}`), 'Wie nodig je uit?');
        await bram.press('Opslaan');
    });
    await then('after five weeks the goals are reached, and the family says so in its own words', async () => {
        const bram = await as('Bram Visser');
        for (let week = 0; week < 5; ++week) { await bram.nextWeek(); await bram.become('Bram Visser'); }
        present.clear();
        await work('Bram Visser', 'Evalueer het plan met alle betrokkenen');
        await bram.fill({ 'Op welke dag?': '2027-02-15', 'Wat zegt het gezin zelf?': 'Sem leest weer graag.' });
        await bram.choose('De doelen zijn bereikt', 'Hoe nu verder?');
        await bram.choose('Sem leest op niveau.', 'Welke doelen zijn bereikt?');
        await bram.choose('Thuis is er minder ruzie.', 'Welke doelen zijn bereikt?');
        await bram.press('Opslaan');
    });
    await when('Bram closes the dossier, with a last word of the family', async () => {
        const bram = await work('Bram Visser', 'Sluit het dossier en vertel dat aan het gezin');
        await bram.fill({ 'Wat wil het gezin nog zeggen?': 'Dank jullie wel.' });
        await bram.press('Sluit het dossier af');
    });
    await then('the family still reads everything, and Cas nothing', async () => {
        const mina = await family('Mina Vos');
        await mina.sees('Klaar');
        const cas = await as('Cas Mulder');
        await cas.seesNothingOf(`${child} V.`);
    });
});
