// Lengths, areas, and where points are.

#include "shape.h"

#include <cmath>

#include <s2/s2closest_edge_query.h>
#include <s2/s2edge_distances.h>
#include <s2/s2loop.h>

namespace {

/// Up to so many edges, looking at all is faster than asking the index.
constexpr int few_edges = 48;

/// An edge and the distance from a point to it.
struct Nearest {
  S1ChordAngle distance = S1ChordAngle::Infinity();
  S2Point start, end;
};

/// The nearest edge among the few of a shape; the point is not inside of the shape.
Nearest nearest_of_few(const cs2_shape &shape, const S2Point &point) {
  Nearest best;
  auto look = [&](const S2Point &start, const S2Point &end) {
    if (S2::UpdateMinDistance(point, start, end, &best.distance)) {
      best.start = start;
      best.end = end;
    }
  };
  for (const auto &line : shape.lines) {
    for (int vertex = 1; vertex < line->num_vertices(); ++vertex)
      look(line->vertex(vertex - 1), line->vertex(vertex));
  }
  if (shape.area == nullptr)
    return best;
  for (int index = 0; index < shape.area->num_loops(); ++index) {
    const S2Loop &loop = *shape.area->loop(index);
    for (int vertex = 0; vertex < loop.num_vertices(); ++vertex)
      look(loop.vertex(vertex), loop.vertex(vertex + 1));
  }
  return best;
}

bool has_few_edges(const cs2_shape &shape) {
  if (!shape.points.empty() || shape.is_empty() || (shape.area != nullptr && shape.area->is_full()))
    return false;
  int edges = shape.area == nullptr ? 0 : shape.area->num_vertices();
  for (const auto &line : shape.lines)
    edges += line->num_vertices();
  return edges <= few_edges;
}

/// The edge of a shape that is nearest to a point.
S2ClosestEdgeQuery::Result closest_edge(const cs2_shape &shape, const S2Point &point) {
  S2ClosestEdgeQuery query(&shape.index);
  query.mutable_options()->set_include_interiors(true);
  S2ClosestEdgeQuery::PointTarget target(point);
  return query.FindClosestEdge(&target);
}

} // namespace

extern "C" {

double cs2_area(const cs2_shape *shape) {
  return shape->area == nullptr ? 0 : shape->area->GetArea();
}

double cs2_length(const cs2_shape *shape) {
  double sum = 0;
  for (const auto &line : shape->lines)
    sum += line->GetLength().radians();
  if (shape->area == nullptr || shape->area->is_full())
    return sum;
  for (int index = 0; index < shape->area->num_loops(); ++index) {
    const S2Loop &loop = *shape->area->loop(index);
    for (int vertex = 0; vertex < loop.num_vertices(); ++vertex)
      sum += S1Angle(loop.vertex(vertex), loop.vertex(vertex + 1)).radians();
  }
  return sum;
}

int32_t cs2_centroid(const cs2_shape *shape, double point[2]) {
  S2Point sum(0, 0, 0);
  for (const auto &line : shape->lines)
    sum += line->GetCentroid();
  if (shape->area != nullptr)
    sum += shape->area->GetCentroid();
  if (sum.Norm2() == 0)
    return 0;
  write(sum.Normalize(), point);
  return 1;
}

int32_t cs2_contains(const cs2_shape *shape, const double point[2]) {
  return shape->area != nullptr && shape->area->Contains(point_at(point));
}

int32_t cs2_closest(const cs2_shape *shape, const double point[2], double closest[2]) {
  try {
    S2Point place = point_at(point);
    auto result = closest_edge(*shape, place);
    if (result.is_empty())
      return 0;
    S2ClosestEdgeQuery query(&shape->index);
    write(query.Project(place, result), closest);
    return 1;
  } catch (...) {
    return 0;
  }
}

double cs2_distance(const cs2_shape *shape, const double point[2]) {
  try {
    S2Point place = point_at(point);
    if (has_few_edges(*shape)) {
      if (shape->area != nullptr && shape->area->Contains(place))
        return 0;
      Nearest nearest = nearest_of_few(*shape, place);
      return S2::GetDistance(place, nearest.start, nearest.end).radians();
    }
    auto result = closest_edge(*shape, place);
    if (result.is_empty())
      return -1;
    if (result.is_interior())
      return 0;
    S2ClosestEdgeQuery query(&shape->index);
    auto edge = query.GetEdge(result);
    return S2::GetDistance(place, edge.v0, edge.v1).radians();
  } catch (...) {
    return -1;
  }
}

int32_t cs2_interpolate(const cs2_shape *shape, double fraction, double point[2]) {
  if (shape->lines.empty())
    return 0;
  write(shape->lines[0]->Interpolate(fraction), point);
  return 1;
}

double cs2_locate(const cs2_shape *shape, const double point[2]) {
  if (shape->lines.empty())
    return -1;
  const S2Polyline &line = *shape->lines[0];
  int next = 0;
  S2Point nearest = line.Project(point_at(point), &next);
  return line.UnInterpolate(nearest, next);
}

} // extern "C"
