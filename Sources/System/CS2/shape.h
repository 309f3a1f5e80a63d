#ifndef CS2_SHAPE_H
#define CS2_SHAPE_H

#include "cs2.h"

#include <memory>
#include <vector>

#include <s2/mutable_s2shape_index.h>
#include <s2/s2latlng.h>
#include <s2/s2point.h>
#include <s2/s2polygon.h>
#include <s2/s2polyline.h>

struct cs2_shape {
  std::vector<S2Point> points;
  std::vector<std::unique_ptr<S2Polyline>> lines;
  std::unique_ptr<S2Polygon> area;
  MutableS2ShapeIndex index;

  /// Call when all parts are there.
  void make_index();
  bool is_empty() const;
};

inline S2Point point_at(const double *pair) {
  return S2LatLng::FromDegrees(pair[1], pair[0]).ToPoint();
}

inline void write(const S2Point &point, double *pair) {
  S2LatLng place(point);
  pair[0] = place.lng().degrees();
  pair[1] = place.lat().degrees();
}

#endif
