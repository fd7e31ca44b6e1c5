import { z } from 'zod';
import { Regime } from '#accounts/schema.ts';

/** Each paper that the house prints; an office may lay its own template under any of them. */
export const FormName = z.enum([
  'register-in',
  'register-out',
  'answers-in',
  'answers-out',
  'dossier-papers',
  'dossier-list',
  'result-report',
  'difference-report',
  'period-report',
  'notice-report',
  'agency-report',
  'pressing-letter',
  'self-report',
  'proposal-report',
  'committee-decision',
  'committee-rules',
  'committee-submission',
  'committee-appraisal',
  'committee-conclusion',
  'committee-minutes',
  'committee-invitation',
  'topics-list',
  'investment-report',
  'participation-report',
  'participation-letter',
  'eligibility-report',
  'staff-report',
  'staff-need-letter',
  'training-plan',
  'training-results',
  'survey-report',
  'survey-form',
  'learners-list',
  'progress-report',
  'scheme-plan',
  'scheme',
  'scheme-report',
  'dossier-index',
  'breach-notice',
]);
export type FormName = z.infer<typeof FormName>;

/** Something about a file that is to become a template, with its place. */
export const TemplateFinding = z.object({
  severity: z.enum(['fault', 'warning']),
  place: z.object({
    part: z.string(),
    paragraph: z.number().int().nullable(),
    cell: z.string().nullable(),
    words: z.string(),
  }),
  message: z.string(),
});
export type TemplateFinding = z.infer<typeof TemplateFinding>;

/** A template as it was accepted; it stays so. */
export const TemplateVersion = z.object({
  id: z.uuid(),
  form: FormName,
  /** Papers of this regime alone are laid on it. */
  regime: Regime,
  version: z.number().int(),
  fileName: z.string(),
  size: z.number().int(),
  warnings: z.array(TemplateFinding),
  by: z.string().nullable(),
  at: z.date(),
  /** The last paper that could not be laid on it, and was not printed. */
  failure: z.object({ message: z.string(), at: z.date() }).nullable(),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/** A look taken into use for papers of a regime from a moment on; null is the built-in one. */
export const TemplateForce = z.object({
  form: FormName,
  regime: Regime,
  templateId: z.uuid().nullable(),
  version: z.number().int().nullable(),
  by: z.string().nullable(),
  since: z.date(),
});
export type TemplateForce = z.infer<typeof TemplateForce>;

export const TemplatesView = z.object({
  forms: z.array(
    z.object({
      form: FormName,
      /** Newest first. */
      versions: z.array(TemplateVersion),
      /** Newest first; the first one of each regime counts. */
      history: z.array(TemplateForce),
    }),
  ),
  /** The office's own; papers of schools and departments may be of the other. */
  regime: Regime,
  places: z.array(z.object({ written: z.string(), says: z.string() })),
  may: z.object({ keep: z.boolean() }),
});
export type TemplatesView = z.infer<typeof TemplatesView>;

/** What became of a file: kept as a version, or why not. */
export const TemplateTaken = z.object({
  id: z.uuid().nullable(),
  fileName: z.string(),
  findings: z.array(TemplateFinding),
});
export type TemplateTaken = z.infer<typeof TemplateTaken>;
