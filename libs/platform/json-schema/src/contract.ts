import { type JsonSchema } from './json-schema.js';

/** Whether Caseline takes what the contract describes, or gives it out: changes break the other side. */
export type Direction = 'in' | 'out';

/** Something published: what other programs send, or can rely on getting. */
export interface Contract {
  /** Unique; part of the schema's URL. */
  readonly name: string;
  readonly direction: Direction;
  /** Complete, and works as it stands. */
  readonly example: unknown;
  /** The schema, which refers to other contracts by `schemas.refTo`. */
  build(schemas: SchemaReferences): JsonSchema;
}

export interface SchemaReferences {
  refTo(contract: Contract): JsonSchema;
}

/** Every contract that some others lead to, under names that one document gives them. */
export class SchemaCollection implements SchemaReferences {
  readonly #contracts = new Map<string, Contract>();
  readonly #schemas = new Map<string, JsonSchema>();

  /** @param urlOf what `$ref` says of a contract's name. */
  constructor(private readonly urlOf: (name: string) => string) {}

  /** By name, each with its example. */
  get schemas(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  get contracts(): readonly Contract[] {
    return [...this.#contracts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws Error when two contracts have one name. */
  refTo(contract: Contract): JsonSchema {
    const { name } = contract;
    const known = this.#contracts.get(name);
    if (known && known !== contract) throw new Error(`There are two contracts named ${name}.`);
    if (!known) {
      this.#contracts.set(name, contract);
      this.#schemas.set(name, { ...contract.build(this), examples: [contract.example] });
    }
    return { $ref: this.urlOf(name) };
  }
}
