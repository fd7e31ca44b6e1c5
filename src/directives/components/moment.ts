export { momentOf } from '#documents/components/moments.ts';
