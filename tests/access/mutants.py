#!/usr/bin/env python3
"""Plants faults in the code that decides who may read, one at a time, and demands that the proof finds each of them.

mutants.py BUILD                 every fault
mutants.py BUILD --each N        every N-th, for a test that may not take long
mutants.py BUILD WORDS...        only the faults whose name has one of the WORDS

A fault is a piece of src/access or src/dossier with something else in its place (tests/access/faults.py). The changed
file is compiled with the command of the build, linked in front of the library into the access proof, and the proof must
then fail. A proof that finds nothing proves nothing (assurance.md, headline 5)."""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

from faults import FAULTS

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SEED = 20260907


class Broken(Exception):
    pass


def compile_command(build, file):
    for entry in json.loads((build / 'compile_commands.json').read_text()):
        if entry['file'] == str(ROOT / file):
            return shlex.split(entry['command']), entry['directory']
    raise Broken(f'{file} is not in compile_commands.json')


def link_command(build):
    listed = subprocess.run(['ninja', '-C', str(build), '-t', 'commands', 'rondom_access_proof'],
                            capture_output=True, text=True, check=True).stdout
    return re.sub(r'^: && | && :$', '', listed.strip().splitlines()[-1])


def planted(fault):
    source = (ROOT / fault.file).read_text()
    if source.count(fault.old) != 1:
        raise Broken(f'"{fault.name}": what it changes is there {source.count(fault.old)} times, not once')
    return source.replace(fault.old, fault.new)


def run(command, where, what):
    ran = subprocess.run(command, cwd=where, shell=isinstance(command, str), capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise Broken(f'{what}:\n{ran.stdout}{ran.stderr}')


def built(build, fault):
    folder = build / 'mutants' / re.sub(r'[^a-z0-9]+', '-', fault.name.lower())
    folder.mkdir(parents=True, exist_ok=True)
    source, made, program = folder / pathlib.Path(fault.file).name, folder / 'fault.o', folder / 'proof'
    source.write_text(planted(fault))
    command, directory = compile_command(build, fault.file)
    command[command.index('-c') + 1] = str(source)
    command[command.index('-o') + 1] = str(made)
    # A fault may leave something unused; that is not what is tested.
    run([*command, '-Wno-error'], directory, f'"{fault.name}" does not compile')
    link = link_command(build).replace('-o rondom_access_proof', f'-o {program}')
    run(link.replace('librondom_core.a', f'{made} librondom_core.a', 1), build, f'"{fault.name}" does not link')
    return program


def finds(program):
    """The name of the test that fails, or nothing."""
    parameters = {'RC_PARAMS': f'seed={SEED} max_success=150 noshrink=1'}
    ran = subprocess.run([str(program), '--abort-after=1', '--no-version'], env={**os.environ, **parameters},
                         capture_output=True, text=True, timeout=300, check=False)
    if ran.returncode == 0:
        return ''
    before = re.split(r'ERROR:', ran.stdout)[0]
    tests = re.findall(r'TEST CASE:\s+(.*)', before)
    return tests[-1].strip() if tests and before != ran.stdout else 'it crashes'


def try_one(build, fault):
    program = built(build, fault)
    try:
        return fault, finds(program)
    finally:
        program.unlink()


def main():
    build, words = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    if words[:1] == ['--each']:
        chosen = FAULTS[::int(words[1])]
    else:
        chosen = [each for each in FAULTS if not words or any(word in each.name for word in words)]
    started = time.monotonic()
    subprocess.run(['ninja', '-C', str(build), 'rondom_access_proof'], check=True, capture_output=True)
    if failing := finds(build / 'rondom_access_proof'):
        raise Broken(f'the proof fails without a planted fault: {failing}')
    missed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for fault, test in pool.map(lambda each: try_one(build, each), chosen):
            print(f'found   {fault.name}\n            by: {test}' if test else f'MISSED  {fault.name}', flush=True)
            missed += not test
    print(f'{len(chosen) - missed} of {len(chosen)} planted faults found in {time.monotonic() - started:.0f} s')
    return 1 if missed else 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Broken as broken:
        sys.exit(str(broken))
