export function ExampleBanner() {
  return null;
}
