import { toJsonSchema } from '@valibot/to-json-schema'
import { assignmentSchema } from './assignment.ts'
import { gradebookSchema } from './gradebook.ts'
import { Draw, Term, Tolerance, Words, exerciseSchema } from './schema.ts'
import { sealedSchema } from './sealing.ts'
import { submissionSchema } from './submission.ts'

/** The formats as JSON Schemas, published at /schemas/; rules that JSON Schema cannot state are left to the parsers. */
export const jsonSchemas = () => ({
  exercise: toJsonSchema(exerciseSchema, {
    errorMode: 'ignore',
    definitions: { Words, Term, Tolerance, Draw },
  }),
  assignment: toJsonSchema(assignmentSchema, { errorMode: 'ignore' }),
  submission: toJsonSchema(submissionSchema, { errorMode: 'ignore' }),
  sealed: toJsonSchema(sealedSchema, { errorMode: 'ignore' }),
  gradebook: toJsonSchema(gradebookSchema, { errorMode: 'ignore' }),
})
