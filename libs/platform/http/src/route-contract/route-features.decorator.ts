/** What a route does with headers, besides what its parameters say. */
export type RouteFeatureName = 'etag' | 'event-stream' | 'idempotency-key' | 'if-match';

const FEATURES_METADATA = 'caseline:route-features';

/** Says of a route what its interceptors do, for the published documents. */
export const RouteFeature =
  (feature: RouteFeatureName): MethodDecorator =>
  (_target, _name, descriptor) => {
    addFeature(descriptor.value as object, feature);
  };

/** The same for what a parameter decorator does. */
export function markParameter(feature: RouteFeatureName): ParameterDecorator {
  return (prototype, name) => {
    const handler = (prototype as Readonly<Record<string | symbol, unknown>>)[name ?? ''];
    addFeature(handler as object, feature);
  };
}

export function featuresOf(handler: object): readonly RouteFeatureName[] {
  return (Reflect.getMetadata(FEATURES_METADATA, handler) ?? []) as readonly RouteFeatureName[];
}

function addFeature(handler: object, feature: RouteFeatureName): void {
  Reflect.defineMetadata(FEATURES_METADATA, [...featuresOf(handler), feature], handler);
}
