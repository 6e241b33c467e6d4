import { dossierOf, given, journey, then, when } from '../journey.mjs';

journey('a parent on a telephone answers, changes and stops, and the other parent never sees how', async (region, { script }) => {
    const setting = { script, width: 390 };
    const tom = await region.as('Tom Bos', setting);
    const iris = await region.as('Iris Bos', setting);
    const noor = dossierOf(tom.path);
    const irisSeesNothingOfTom = async state => {
        await iris.open(`${noor}/toestemming`);
        await iris.sees(state);
        await iris.seesNothingOf('Tom', 'zei nee', 'stopte');
        await iris.open(`${noor}/logboek`);
        await iris.seesNothingOf(/Tom Bos (zei|stopte)/);
    };
    const answer = async words => {
        await tom.choose(words);
        await tom.press('Verstuur mijn antwoord');
        await tom.sees('Je antwoord is verstuurd.');
    };

    await given('Tom opens the page of his child, and finds one question', async () => {
        await tom.sees('Noor', 'Waar zijn we nu?', 'Jij beslist. Nee zeggen mag ook.');
        await tom.seesNothingOf('Iris zei');
    });
    await when('he says no', async () => {
        await tom.follow(/Mag het sociaal team van de gemeente meedoen/);
        await tom.sees('Waarom?', 'Wat als je nee zegt?', 'Stoppen kan altijd.');
        await answer('Nee, dat wil ik niet');
    });
    await then('he reads that nothing is shared, and Iris only that not every answer is in', async () => {
        await tom.sees('Jij zei nee. We delen niets.');
        await irisSeesNothingOfTom('De toestemming is nog niet compleet');
    });
    await when('he changes his mind', async () => {
        await tom.open(`${noor}/toestemming/antwoord/social_team.social_team`);
        await answer('Ja, dat mag');
    });
    await then('the social team may take part', () => irisSeesNothingOfTom('Mag meedoen'));
    await when('he stops', async () => {
        await tom.open(`${noor}/toestemming/stoppen/social_team.social_team`);
        await tom.sees('Wat al verteld is, kunnen we niet terughalen.');
        await tom.press('Ja, stop met delen');
        await tom.sees('Je bent gestopt met delen.');
    });
    await then('Iris again reads only that not every answer is in', () => irisSeesNothingOfTom('De toestemming is nog niet compleet'));

    await then('Tom sees who looked, when, and why that was allowed', async () => {
        await tom.open(noor);
        await tom.follow('Bekijk wie, wanneer en waarom');
        await tom.sees('Bram Visser', 'intern begeleider', 'Dit mag.');
    });
    await when('Tom tells that he worries', async () => {
        await tom.open(noor);
        await tom.follow('Ik maak me zorgen');
        await tom.press('Verstuur mijn bericht');
        tom.answered(422);
        await tom.fill({ 'Wat wil je vertellen of vragen?': 'Noor slaapt slecht bij mij.' });
        await tom.press('Verstuur mijn bericht');
        await tom.sees('Noor slaapt slecht bij mij.');
    });
    await then('Iris does not read it, and a teacher does', async () => {
        await iris.open(`${noor}/signalen`);
        await iris.seesNothingOf('slaapt slecht');
        const ans = await region.as('Ans de Wit', { script });
        await ans.open(`${noor}/signalen`);
        await ans.sees('Noor slaapt slecht bij mij.');
    });
});
