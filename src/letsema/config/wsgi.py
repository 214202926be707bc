"""Where a web server starts the site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsema.config.settings")
application = get_wsgi_application()
