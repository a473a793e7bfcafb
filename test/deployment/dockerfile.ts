import { readFileSync } from 'node:fs';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  /** `AS build`; the last stage has none. */
  readonly alias: string | undefined;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

export interface Copy {
  /** Another stage; undefined for the build context. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

/** The stages of a Dockerfile, as far as ours uses what there is: continued lines, comments, exec forms. */
export function readDockerfile(file: string): readonly Stage[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '');
  const instructions = lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => /^(?<name>[A-Z]+)\s+(?<text>.+)$/.exec(line)?.groups as unknown as Instruction);
  const stages: { alias: string | undefined; image: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') {
      const [image = '', alias] = instruction.text.split(/\s+AS\s+/);
      stages.push({ alias, image, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push(instruction);
    }
  }
  return stages;
}

/** The last one's text: of several CMD, say, only the last one holds. */
export function instructionOf({ instructions }: Stage, name: string): string | undefined {
  return instructions.findLast((instruction) => instruction.name === name)?.text;
}

export function copiesOf({ instructions }: Stage): readonly Copy[] {
  return instructions
    .filter(({ name }) => name === 'COPY')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const from = /^--from=(.+)$/.exec(words[0] ?? '')?.[1];
      const paths = from === undefined ? words : words.slice(1);
      return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
    });
}

export function environmentOf({ instructions }: Stage): Readonly<Record<string, string>> {
  const pairs = instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ text }) => text.split(/\s+/))
    .map((pair) => pair.split('=', 2) as [string, string]);
  return Object.fromEntries(pairs);
}

/** Words of `["node", "main.js"]`. @throws for the shell form, in which no signal arrives. */
export function execForm(text = ''): readonly [string, ...string[]] {
  const [array] = /\[.*\]$/.exec(text) ?? [];
  if (array === undefined) throw new Error(`"${text}" is no exec form.`);
  return JSON.parse(array) as [string, ...string[]];
}
