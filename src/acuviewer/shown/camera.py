"""Cameras as values: turning, panning, zooming and framing as pure functions. Nothing can roll."""

import math
from dataclasses import replace

import numpy as np

from acuviewer.geometry.mesh import Floats
from acuviewer.session.session import Camera

VIEW_ANGLE_DEG = 24.0
"""Vertical opening of the camera: a long lens, so that proportions stay true."""

CLOSEST_SKIN_MM, FARTHEST_SHARE = 50.0, 1 / 3
"""Seen from nearest a picture is as high as so much skin; seen from farthest a body is so much of the picture's height."""

NEAREST_MM = CLOSEST_SKIN_MM / (2 * math.tan(math.radians(VIEW_ANGLE_DEG) / 2))
FARTHEST_MM, STEEPEST_DEG = 12000.0, 89.0
_NEARER, _CLOSE_MM = 0.5, 1200.0


def axes(camera: Camera) -> tuple[Floats, Floats, Floats]:
    """Unit vectors of the picture: to the right, up, and from the focus toward the eye."""
    turn, tilt = math.radians(camera.azimuth_deg), math.radians(camera.elevation_deg)
    toward = np.array([math.cos(tilt) * math.sin(turn), math.sin(tilt), math.cos(tilt) * math.cos(turn)])
    right = np.array([math.cos(turn), 0.0, -math.sin(turn)])
    up = np.array([-math.sin(tilt) * math.sin(turn), math.cos(tilt), -math.sin(tilt) * math.cos(turn)])
    return right, up, toward


def eye(camera: Camera) -> Floats:
    """(3,) position of the eye in mm."""
    return np.array(camera.focus_mm) + camera.distance_mm * axes(camera)[2]


def rotate(camera: Camera, azimuth_deg: float, elevation_deg: float) -> Camera:
    """Turn about the vertical through the focus, and tilt; never over the poles."""
    tilt = min(max(camera.elevation_deg + elevation_deg, -STEEPEST_DEG), STEEPEST_DEG)
    return replace(camera, azimuth_deg=wrap_deg(camera.azimuth_deg + azimuth_deg), elevation_deg=tilt)


def pan(camera: Camera, right_mm: float, up_mm: float) -> Camera:
    """Move focus and eye in the plane of the picture."""
    right, up, _ = axes(camera)
    return replace(camera, focus_mm=triple(np.array(camera.focus_mm) + right_mm * right + up_mm * up))


def mm_per_pixel(camera: Camera, height_px: float) -> float:
    """Size of a pixel in the plane through the focus."""
    return 2 * camera.distance_mm * math.tan(math.radians(VIEW_ANGLE_DEG) / 2) / max(height_px, 1.0)


def zoom_at(
    camera: Camera, factor: float, right_px: float, up_px: float, height_px: float, farthest_mm: float = FARTHEST_MM
) -> Camera:
    """Come ``factor`` times nearer, keeping what is under the cursor there (offset from the picture's middle)."""
    held = max(min(factor, max(camera.distance_mm / NEAREST_MM, 1.0)), min(camera.distance_mm / farthest_mm, 1.0))
    distance = camera.distance_mm / held
    before = mm_per_pixel(camera, height_px)
    nearer = replace(camera, distance_mm=distance)
    change = before - mm_per_pixel(nearer, height_px)
    return pan(nearer, right_px * change, up_px * change)


def lift(camera: Camera, share: float) -> Camera:
    """Look from farther away and lower, so that what filled the picture leaves the lowest ``share`` (0 to below 1) of its height free."""
    farther = replace(camera, distance_mm=min(camera.distance_mm / (1.0 - share), FARTHEST_MM))
    return pan(farther, 0.0, -0.5 * share * mm_per_pixel(farther, 1.0))


def zoom_about(camera: Camera, factor: float, place_mm: Floats, farthest_mm: float = FARTHEST_MM) -> Camera:
    """Come ``factor`` times nearer to a place (3,) of the skin, which stays where it is in the picture; within the ends of the zoom."""
    depth = float((eye(camera) - place_mm) @ axes(camera)[2])
    nearer = min(factor, max(depth / NEAREST_MM, 1.0))
    held = max(nearer, min(camera.distance_mm / farthest_mm, 1.0))
    focus = place_mm + (np.array(camera.focus_mm) - place_mm) / held
    return replace(camera, focus_mm=triple(focus), distance_mm=camera.distance_mm / held)


def farthest_mm(height_mm: float) -> float:
    """From how far a body of that height is looked at when it is as small as it gets."""
    return height_mm / FARTHEST_SHARE / (2 * math.tan(math.radians(VIEW_ANGLE_DEG) / 2))


def nearer(camera: Camera, place_mm: Floats) -> Camera:
    """The camera that looks at a place (3,) from the same direction, and from half as far."""
    distance = min(max(camera.distance_mm * _NEARER, NEAREST_MM), _CLOSE_MM)
    return replace(camera, focus_mm=triple(place_mm), distance_mm=distance)


def blend(start: Camera, end: Camera, share: float) -> Camera:
    """Between two cameras, easing in and out; the azimuth takes the short way, the distance its geometric mean."""
    t = share * share * (3 - 2 * share)
    turn = wrap_deg(end.azimuth_deg - start.azimuth_deg)
    focus = np.array(start.focus_mm) * (1 - t) + np.array(end.focus_mm) * t
    return Camera(
        triple(focus),
        wrap_deg(start.azimuth_deg + t * turn),
        start.elevation_deg + t * (end.elevation_deg - start.elevation_deg),
        start.distance_mm ** (1 - t) * end.distance_mm**t,
    )


def frame(positions: Floats, azimuth_deg: float, elevation_deg: float, aspect: float, margin: float = 1.12) -> Camera:
    """The camera from a direction that holds all ``positions`` (n, 3) in a picture of ``aspect`` (width over height)."""
    trial = Camera(triple(positions.mean(axis=0)), azimuth_deg, elevation_deg, 1000.0)
    right, up, toward = axes(trial)
    across, along, depth = positions @ right, positions @ up, positions @ toward
    middle = [(values.max() + values.min()) / 2 for values in (across, along, depth)]
    focus = middle[0] * right + middle[1] * up + middle[2] * toward
    slope = math.tan(math.radians(VIEW_ANGLE_DEG) / 2)
    # Each position must fit at its own depth: what stands nearer to the eye needs more room.
    near = depth - middle[2]
    needed = np.maximum(np.abs(along - middle[1]), np.abs(across - middle[0]) / aspect) * margin / slope + near
    distance = min(max(float(needed.max()), NEAREST_MM), FARTHEST_MM)
    return Camera(triple(focus), wrap_deg(azimuth_deg), elevation_deg, distance)


def look_from(normal: Floats) -> tuple[float, float]:
    """Azimuth and elevation from which a surface with this outward normal is seen; kept off straight up and down."""
    turn = math.degrees(math.atan2(normal[0], normal[2])) if math.hypot(normal[0], normal[2]) > 0.05 else 0.0
    tilt = math.degrees(math.asin(max(-1.0, min(1.0, float(normal[1])))))
    return turn, min(max(tilt * 0.6, -35.0), 50.0)


def wrap_deg(deg: float) -> float:
    """An angle between -180 and 180."""
    return (deg + 180.0) % 360.0 - 180.0


def triple(values: Floats) -> tuple[float, float, float]:
    """(3,) as plain numbers."""
    return float(values[0]), float(values[1]), float(values[2])
