// Contract schemas as JSON Schema, without what only a machine would want to read.
import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What a caller sends: fields with a default may be left out. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  return tidy(z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => trim(jsonSchema) }));
}

/** What we answer; more fields may come one day, so none are forbidden. */
export function outputSchema(schema: z.ZodType): JsonSchema {
  return tidy(
    z.toJSONSchema(schema, {
      io: 'output',
      override: ({ jsonSchema }) => {
        trim(jsonSchema);
        delete jsonSchema.additionalProperties;
      },
    }),
  );
}

/** The objects an input may be: one, or the alternatives of a union. */
export function alternativesOf(schema: z.ZodType): JsonSchema[] {
  const { anyOf, ...single } = inputSchema(schema);
  return anyOf ? anyOf : [single];
}

/** A format says more than its pattern, and the limits of exact integers hold anyway. */
function trim(schema: JsonSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

function tidy({ $schema: _dialect, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
