// Each region's lead table as DMN 1.3: it is valid, it reads without a warning, and an engine that knows nothing of Rondom
// comes to the same lead for every combination of facts. Then one cell at a time is changed, and that must be seen.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import DmnModdle from 'dmn-moddle';
import * as feelin from 'feelin';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.RONDOM_PROGRAM ?? join(root, 'build/dev/rondom');
const schema = join(
  dirname(createRequire(import.meta.url).resolve('dmn-moddle/package.json')), 'resources/dmn/xsd/DMN13.xsd');
const { evaluate, unaryTest } = feelin.default ?? feelin;

const regions = readdirSync(join(root, 'profiles'), { withFileTypes: true })
  .filter((each) => each.isDirectory() && each.name !== 'examples')
  .map((each) => each.name);

function exported(region, ...more) {
  return spawnSync(program, ['export-dmn', join(root, 'profiles', region), ...more], { encoding: 'utf8' });
}

/** What the schema of the standard has against this file; empty when it is valid. */
function against_schema(xml) {
  const checked = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
  return checked.status === 0 ? '' : checked.stderr;
}

/** The decision table as plain cells, read by dmn-moddle. */
async function table_of(xml) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  assert.deepEqual(warnings, []);
  const logic = rootElement.drgElement.find((each) => each.$type === 'dmn:Decision').decisionLogic;
  return {
    policy: logic.hitPolicy ?? 'UNIQUE', // the default of the standard
    inputs: logic.input.map((each) => ({ fact: each.inputExpression.text, values: each.inputValues.text })),
    rules: logic.rule.map((each) => ({
      cells: each.inputEntry.map((entry) => entry.text),
      lead: each.outputEntry[0].text,
    })),
  };
}

/** feelin answers the value itself, or the value and what it warns of. */
const value_of = (answer) => (answer !== null && typeof answer === 'object' && 'value' in answer ? answer.value : answer);

/** Who leads by this table; "two rules" where UNIQUE is not kept. */
function lead_of(table, facts) {
  const hits = table.rules.filter((rule) =>
    rule.cells.every((cell, i) =>
      value_of(unaryTest(cell, { ...facts, '?': value_of(evaluate(table.inputs[i].fact, facts)) })) === true));
  if (table.policy === 'UNIQUE' && hits.length > 1) { return 'two rules'; }
  return hits.length === 0 ? null : value_of(evaluate(hits[0].lead, facts));
}

/** The combinations for which the table and Rondom differ. */
function differences(table, outcomes) {
  return outcomes.filter(({ facts, lead }) => lead_of(table, facts) !== lead);
}

/** Every table in which one cell says something else. */
function* planted(table) {
  for (const [r, rule] of table.rules.entries()) {
    for (const [c, cell] of rule.cells.entries()) {
      const all = table.inputs[c].values.split(',');
      const others = cell === '-' ? all.slice(0, 1) : all.filter((value) => !cell.split(',').includes(value));
      const changed = structuredClone(table);
      changed.rules[r].cells[c] = others.join(',');
      yield [`rule ${r + 1}, ${table.inputs[c].fact}: ${cell} becomes ${others}`, changed];
    }
    const changed = structuredClone(table);
    changed.rules[r].lead = rule.lead === '"board"' ? '"family"' : '"board"';
    yield [`rule ${r + 1}: another lead`, changed];
  }
}

let tables = 0;
for (const region of regions) {
  const dmn = exported(region);
  if (dmn.status !== 0) {
    test(`${region}: has no lead table, and says so`, () => {
      assert.equal(dmn.status, 1);
      assert.match(dmn.stderr, new RegExp(`^${region}: no lead table`));
      assert.equal(dmn.stdout, '');
    });
    continue;
  }
  tables += 1;

  test(`${region}: is valid by the schema of DMN 1.3, and a broken file is not`, () => {
    assert.equal(against_schema(dmn.stdout), '');
    assert.notEqual(against_schema(dmn.stdout.replace(/hitPolicy="\w+"/, 'hitPolicy="WHATEVER"')), '');
    assert.notEqual(against_schema(dmn.stdout.replace('<outputEntry', '<outcome').replace('</outputEntry', '</outcome')), '');
  });

  test(`${region}: another engine finds the same lead for every combination, and every changed cell`, async () => {
    const table = await table_of(dmn.stdout);
    const outcomes = JSON.parse(exported(region, '--format', 'json').stdout);
    const size = table.inputs.reduce((product, each) => product * each.values.split(',').length, 1);
    assert.equal(outcomes.length, size);
    assert.equal(new Set(outcomes.map(({ facts }) => JSON.stringify(facts))).size, size);
    assert.deepEqual(differences(table, outcomes), []);

    let faults = 0;
    for (const [what, changed] of planted(table)) {
      assert.notDeepEqual(differences(changed, outcomes), [], `not seen: ${what}`);
      faults += 1;
    }
    assert.ok(faults > table.rules.length);
    console.log(`${region}: ${table.policy}, ${table.rules.length} rules, ${size} combinations the same, ${faults} changed cells seen`);
  });
}

test('there are regions with a lead table and regions without', () => {
  assert.ok(tables > 0);
  assert.ok(tables < regions.length);
});
