#!/usr/bin/env python3
"""clang-tidy over the house: tidy.py --build DIR [FILE…]   (./dev lint calls it; without files: all that the build knows)

clang-tidy alone takes half a minute for a file, nearly all of it for Qt's headers. Three things make it seconds:
what everyone includes is precompiled once (prefix.h), a plug-in shows the checks our own declarations only
(ours_only.cpp), and a file that was clean is not read again until it, a header of ours below it, its flags, or what is
asked of it changes (stamps in DIR/lint). Each finding is printed once, however many files include its header.
"""
import argparse
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LLVM = '/usr/lib/llvm-16'
# clang 16 spells C++23 "2b", and has to be told that it has the concepts which libstdc++ 12 asks for before it shows
# std::expected.
DIALECT = ['-std=c++2b', '-Wno-builtin-macro-redefined', '-U__cpp_concepts', '-D__cpp_concepts=202002L',
           '-Wno-unknown-warning-option', '-fPIC']
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)
FINDING = re.compile(r'^(/[^:]+):(\d+):(\d+): (error|warning): (.*)$')


def units(build):
    """{file: (its own -D and -I, [system folders])}, of the files that stand in the checkout."""
    found = {}
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as stream:
        for entry in json.load(stream):
            file = os.path.realpath(entry['file'])
            if not file.startswith(ROOT + os.sep) or file.startswith(os.path.realpath(build) + os.sep) or file in found:
                continue
            own, system = [], []
            words = iter(shlex.split(entry['command']))
            for word in words:
                if word == '-isystem':
                    system.append(next(words))
                elif word.startswith(('-D', '-I')):
                    own.append(word)
            found[file] = (own, system)
    return found


def bring_generated(build, jobs):
    """What the sources include but the build makes. moc alone needs no library to be compiled first, as ninja believes."""
    subprocess.run(['ninja', '-C', build, '-j', str(jobs), 'core/domain/pinyin_table.inc'], check=True,
                   stdout=subprocess.DEVNULL)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for done in pool.map(lambda info: subprocess.run(['cmake', '-E', 'cmake_autogen', info, ''], check=False,
                                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True),
                             glob.glob(os.path.join(build, '**', 'AutogenInfo.json'), recursive=True)):
            if done.returncode != 0:
                sys.exit(done.stdout)


def run_once(made, command, *sources):
    if os.path.exists(made) and all(os.path.getmtime(made) >= os.path.getmtime(source) for source in sources):
        return
    subprocess.run(command, check=True)


class Contents:
    """The digest of a file and of all headers of ours that it includes, near or far."""

    def __init__(self):
        self.known = {}

    def read(self, file):
        if file not in self.known:
            with open(file, 'rb') as stream:
                data = stream.read()
            below = set()
            for name in INCLUDE.findall(data):
                for folder in (os.path.dirname(file), ROOT):
                    header = os.path.normpath(os.path.join(folder, name.decode()))
                    if os.path.isfile(header):
                        below.add(header)
                        break
            self.known[file] = (hashlib.sha256(data).digest(), below)
        return self.known[file]

    def digest(self, file):
        seen, left = {}, [file]
        while left:
            name = left.pop()
            if name not in seen:
                seen[name], below = self.read(name)
                left.extend(below)
        whole = hashlib.sha256()
        for name in sorted(seen):
            whole.update(name.encode() + seen[name])
        return whole


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', required=True, help='a configured build folder')
    parser.add_argument('--jobs', type=int, default=os.cpu_count() or 1)
    parser.add_argument('--generated', action='store_true', help='what the build generates is there already')
    parser.add_argument('files', nargs='*')
    args = parser.parse_args()
    build = os.path.realpath(args.build)
    work = os.path.join(build, 'lint')
    stamps = os.path.join(work, 'stamps')
    os.makedirs(stamps, exist_ok=True)
    if not args.generated:
        bring_generated(build, args.jobs)

    everyone = units(build)
    asked = [os.path.realpath(file) for file in args.files] if args.files else sorted(everyone)
    asked = [file for file in asked if file in everyone]

    # One set of flags for the precompiled header, and so for all: every system folder, every module of Qt.
    system, modules = {}, {}
    for own, folders in everyone.values():
        system.update(dict.fromkeys(folders))
        modules.update(dict.fromkeys(word for word in own if word.startswith('-DQT_') and 'TESTCASE' not in word))
    common = DIALECT + sorted(modules) + [word for folder in sorted(system) for word in ('-isystem', folder)]
    digest = hashlib.sha256(repr(common).encode()).hexdigest()[:12]
    prefix, plugin = os.path.join(work, f'prefix-{digest}.pch'), os.path.join(work, 'ours_only.so')
    # What a template in it asks for is made with it: left to each file, that costs more than a second in every one.
    run_once(prefix, ['clang++-16', '-x', 'c++-header', '-fpch-instantiate-templates', *common,
                      os.path.join(HERE, 'prefix.h'), '-o', prefix],
             os.path.join(HERE, 'prefix.h'))
    run_once(plugin, ['c++', '-std=c++17', '-O1', '-shared', '-fPIC', '-fno-rtti', '-isystem', LLVM + '/include',
                      '-isystem', '/usr/include/llvm-16', '-isystem', '/usr/include/llvm-c-16',
                      os.path.join(HERE, 'ours_only.cpp'), '-o', plugin], os.path.join(HERE, 'ours_only.cpp'))

    commands = {}
    for file, (own, _) in everyone.items():
        rest = [word for word in own if word not in modules]
        commands[file] = ['clang++', *common, *rest, '-include-pch', prefix, '-c', file]
    with open(os.path.join(work, 'compile_commands.json'), 'w', encoding='utf-8') as stream:
        json.dump([{'directory': build, 'file': file, 'arguments': words} for file, words in commands.items()], stream)

    with open(os.path.join(ROOT, '.clang-tidy'), 'rb') as stream:
        asks = stream.read()
    contents = Contents()

    def stamp_of(file):
        whole = contents.digest(file)
        whole.update(asks + repr(commands[file]).encode())
        return os.path.join(stamps, whole.hexdigest())

    def look(file):
        done = subprocess.run(['clang-tidy-16', '-p', work, '--quiet', '--load=' + plugin, file],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        return file, done.returncode, done.stdout, done.stderr

    stamp = {file: stamp_of(file) for file in asked}
    left = [file for file in asked if not os.path.exists(stamp[file])]
    print(f'{len(asked)} files, {len(asked) - len(left)} of them clean since last time', file=sys.stderr)
    printed, failed = set(), 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for done, (file, code, out, err) in enumerate(pool.map(look, left), 1):
            if sys.stderr.isatty():
                print(f'\r{done}/{len(left)}', end='', file=sys.stderr, flush=True)
            if code == 0 and not FINDING.search(out):
                with open(stamp[file], 'w', encoding='utf-8'):
                    continue
            failed += 1
            show = not any(FINDING.match(line) for line in out.splitlines())
            if show: # it could not even begin
                print(f'{file}:\n{err}')
            for line in out.splitlines():
                head = FINDING.match(line)
                if head:
                    show = line not in printed
                    printed.add(line)
                if show:
                    print(line, flush=True)
    if failed:
        print(f'{len(printed)} findings, seen from {failed} files', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
