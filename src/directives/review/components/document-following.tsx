export function DocumentFollowing() {
  return null;
}
