import { z } from 'zod';
import { REFUSAL } from './problem-json.ts';

const parameter = (name: string, where: 'path' | 'query', words: string) => ({
  name,
  in: where,
  required: where === 'path',
  description: words,
  schema: { type: 'string' },
});

interface Said {
  tag: string;
  id: string;
  summary: string;
  /** Names taken from the path, and from behind the question mark, with what they are. */
  path?: Record<string, string>;
  query?: Record<string, string>;
}

function operation({ tag, id, summary, path = {}, query = {} }: Said) {
  return {
    ...{ operationId: id, summary, tags: [tag] },
    parameters: [
      ...Object.entries(path).map(([name, words]) => parameter(name, 'path', words)),
      ...Object.entries(query).map(([name, words]) => parameter(name, 'query', words)),
    ],
  };
}

/** The description of a route that sends a file. */
export const sendsFile = (said: Said, mediaType: string) => ({
  ...operation(said),
  responses: {
    200: {
      description: 'Tệp.',
      content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
    },
    default: REFUSAL,
  },
});

/** The description of a route that takes one file in the field `file`, and what it answers. */
export const takesFile = (said: Said, answer: z.ZodType) => ({
  ...operation(said),
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary' } },
        },
      },
    },
  },
  responses: {
    200: {
      description: 'Đã nhận.',
      content: { 'application/json': { schema: z.toJSONSchema(answer) } },
    },
    default: REFUSAL,
  },
});
