"""The Qt window: shows a session and sends commands."""
